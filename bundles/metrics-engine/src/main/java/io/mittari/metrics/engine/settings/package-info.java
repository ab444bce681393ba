/** What a tenant file says of figures, read and checked. */
@NullMarked
package io.mittari.metrics.engine.settings;

import org.jspecify.annotations.NullMarked;
