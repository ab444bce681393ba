/** People apart from the facts: ids in their place, what they are called, and what it takes to forget one. */
@NullMarked
package io.mittari.metrics.engine.people;

import org.jspecify.annotations.NullMarked;
