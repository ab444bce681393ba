/** What tests take from inside the engine. */
@NullMarked
package io.mittari.metrics.engine;

import org.jspecify.annotations.NullMarked;
