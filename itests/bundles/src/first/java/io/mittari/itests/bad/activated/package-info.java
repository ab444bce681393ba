/** A version of the monthly report that brings an activator. */
@NullMarked
package io.mittari.itests.bad.activated;

import org.jspecify.annotations.NullMarked;
