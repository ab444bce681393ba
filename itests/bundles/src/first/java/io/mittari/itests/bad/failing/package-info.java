/** A version of the monthly report that cannot render. */
@NullMarked
package io.mittari.itests.bad.failing;

import org.jspecify.annotations.NullMarked;
