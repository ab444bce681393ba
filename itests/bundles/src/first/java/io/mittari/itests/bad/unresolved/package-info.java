/** A version of the monthly report that needs a package nobody exports. */
@NullMarked
package io.mittari.itests.bad.unresolved;

import org.jspecify.annotations.NullMarked;
