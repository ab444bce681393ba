/** Speaks when nothing was won for a while: an alert in two versions, for tests of swaps. */
@NullMarked
package io.mittari.itests.alerts.quiet;

import org.jspecify.annotations.NullMarked;
