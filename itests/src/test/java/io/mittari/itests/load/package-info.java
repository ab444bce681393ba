/** Large, deterministic inputs: for crash rounds and measurements. */
@NullMarked
package io.mittari.itests.load;

import org.jspecify.annotations.NullMarked;
