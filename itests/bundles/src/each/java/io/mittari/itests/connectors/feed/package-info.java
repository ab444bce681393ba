/** Reads {@code .feed} files, a line a stage: a connector in several versions, for tests of swaps. */
@NullMarked
package io.mittari.itests.connectors.feed;

import org.jspecify.annotations.NullMarked;
