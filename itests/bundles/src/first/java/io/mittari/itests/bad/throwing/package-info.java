/** A version of the monthly report whose constructor throws. */
@NullMarked
package io.mittari.itests.bad.throwing;

import org.jspecify.annotations.NullMarked;
