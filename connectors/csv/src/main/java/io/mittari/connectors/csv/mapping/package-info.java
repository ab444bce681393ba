/** How rows become facts: the mapping format, read, checked and compiled. Pure: no files, no clock. Nothing here is exported. */
@NullMarked
package io.mittari.connectors.csv.mapping;

import org.jspecify.annotations.NullMarked;
