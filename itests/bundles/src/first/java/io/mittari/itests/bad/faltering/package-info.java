/** A version of the monthly report that fails every other time, but not at its first work. */
@NullMarked
package io.mittari.itests.bad.faltering;

import org.jspecify.annotations.NullMarked;
