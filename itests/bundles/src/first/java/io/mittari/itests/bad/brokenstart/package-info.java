/** A version of the feed connector whose route does not start. */
@NullMarked
package io.mittari.itests.bad.brokenstart;

import org.jspecify.annotations.NullMarked;
