/** Takes a home, starts the framework with the bundles of a distribution, and watches over it until it stops. */
@NullMarked
package io.mittari.launcher;

import org.jspecify.annotations.NullMarked;
