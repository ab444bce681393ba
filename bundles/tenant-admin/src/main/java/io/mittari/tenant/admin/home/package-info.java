/** The home folder beside the store: whether it is whole, and copies of it. */
@NullMarked
package io.mittari.tenant.admin.home;

import org.jspecify.annotations.NullMarked;
