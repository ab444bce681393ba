/** A version of the monthly report that brings its own copy of the API. */
@NullMarked
package io.mittari.itests.bad.copying;

import org.jspecify.annotations.NullMarked;
