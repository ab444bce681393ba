/** A version of the monthly report that says something else each time. */
@NullMarked
package io.mittari.itests.bad.wavering;

import org.jspecify.annotations.NullMarked;
