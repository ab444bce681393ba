/** Facts folded into columns, one element per opportunity: what formulas read. */
@NullMarked
package io.mittari.metrics.engine.view;

import org.jspecify.annotations.NullMarked;
