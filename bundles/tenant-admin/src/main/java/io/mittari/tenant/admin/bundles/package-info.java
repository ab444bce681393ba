/** Bundles that tenants run: what is shipped, what a jar may hold, and installing by content. */
@NullMarked
package io.mittari.tenant.admin.bundles;

import org.jspecify.annotations.NullMarked;
