/** The form in which facts are kept: blocks of records, encoded in columns. */
@NullMarked
package io.mittari.metrics.engine.journal;

import org.jspecify.annotations.NullMarked;
