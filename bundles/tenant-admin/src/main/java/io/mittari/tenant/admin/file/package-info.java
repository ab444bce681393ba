/** The tenant file: its format, and the instances it asks for. */
@NullMarked
package io.mittari.tenant.admin.file;

import org.jspecify.annotations.NullMarked;
