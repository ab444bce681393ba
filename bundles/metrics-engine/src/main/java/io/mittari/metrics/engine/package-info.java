/** The engine's component. */
@NullMarked
package io.mittari.metrics.engine;

import org.jspecify.annotations.NullMarked;
