/** Brings facts from CSV files: imported by a person, or dropped into an instance's inbox. Nothing here is exported. */
@NullMarked
package io.mittari.connectors.csv;

import org.jspecify.annotations.NullMarked;
