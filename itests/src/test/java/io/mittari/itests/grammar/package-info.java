/** The mapping format and the counting rules on files: reader, mapping, engine and store together, without Camel and HTTP. */
@NullMarked
package io.mittari.itests.grammar;

import org.jspecify.annotations.NullMarked;
