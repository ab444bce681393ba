/** Keeps every tenant's journal in one embedded Derby database. The only place with SQL. */
@NullMarked
package io.mittari.metrics.store.derby;

import org.jspecify.annotations.NullMarked;
