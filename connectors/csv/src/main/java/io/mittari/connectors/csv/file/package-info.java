/** CSV files: encoding, delimiter, rows, limits. Nothing here is exported. */
@NullMarked
package io.mittari.connectors.csv.file;

import org.jspecify.annotations.NullMarked;
