/** A tenant's journal as columns in memory, and its folding into a view. */
@NullMarked
package io.mittari.metrics.engine.image;

import org.jspecify.annotations.NullMarked;
