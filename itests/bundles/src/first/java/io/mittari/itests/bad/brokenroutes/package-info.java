/** A version of the feed connector that cannot say its routes. */
@NullMarked
package io.mittari.itests.bad.brokenroutes;

import org.jspecify.annotations.NullMarked;
