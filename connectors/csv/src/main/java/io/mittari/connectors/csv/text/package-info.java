/** Texts of a source as days, moments and numbers: what a column holds is decided from all of its cells. Nothing here is exported. */
@NullMarked
package io.mittari.connectors.csv.text;

import org.jspecify.annotations.NullMarked;
