/** What tenants run: changing it generation by generation, and the gate to it. */
@NullMarked
package io.mittari.tenant.admin.live;

import org.jspecify.annotations.NullMarked;
