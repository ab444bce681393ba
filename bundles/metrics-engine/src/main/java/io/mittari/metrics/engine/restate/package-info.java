/** A month's figures at two points of the journal: what differs, and which facts and settings made it. */
@NullMarked
package io.mittari.metrics.engine.restate;

import org.jspecify.annotations.NullMarked;
