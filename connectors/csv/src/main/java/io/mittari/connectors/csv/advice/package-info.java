/** What can be told of files that nobody has a mapping for, and the first mapping made of it. Pure; nothing is exported. */
@NullMarked
package io.mittari.connectors.csv.advice;

import org.jspecify.annotations.NullMarked;
