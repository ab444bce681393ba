/** From a batch of records to a commit of the journal: what is known, new, corrected, taken back. */
@NullMarked
package io.mittari.metrics.engine.ingest;

import org.jspecify.annotations.NullMarked;
