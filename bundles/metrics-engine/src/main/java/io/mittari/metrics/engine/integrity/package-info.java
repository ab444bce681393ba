/** Whether what is kept is whole, and handing it out. */
@NullMarked
package io.mittari.metrics.engine.integrity;

import org.jspecify.annotations.NullMarked;
