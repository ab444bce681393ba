/** What tests take from inside the launcher. */
@NullMarked
package io.mittari.launcher;

import org.jspecify.annotations.NullMarked;
