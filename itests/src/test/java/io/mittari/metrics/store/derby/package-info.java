/** What tests take from inside the store. */
@NullMarked
package io.mittari.metrics.store.derby;

import org.jspecify.annotations.NullMarked;
