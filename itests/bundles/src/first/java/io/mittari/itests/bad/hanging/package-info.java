/** A version of the monthly report whose constructor hangs until it is interrupted. */
@NullMarked
package io.mittari.itests.bad.hanging;

import org.jspecify.annotations.NullMarked;
