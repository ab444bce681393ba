/** Numbers for hashes, in the heap or in files: what a writer knows its tenant's records and keys by. */
@NullMarked
package io.mittari.metrics.engine.index;

import org.jspecify.annotations.NullMarked;
