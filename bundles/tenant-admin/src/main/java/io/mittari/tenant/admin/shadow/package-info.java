/** Reports and alerts asked for documents that can be compared. */
@NullMarked
package io.mittari.tenant.admin.shadow;

import org.jspecify.annotations.NullMarked;
