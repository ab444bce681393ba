/** Erasing a person from the files of a home. */
@NullMarked
package io.mittari.tenant.admin.people;

import org.jspecify.annotations.NullMarked;
