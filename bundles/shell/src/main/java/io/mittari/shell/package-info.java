/** A shell in the terminal that the platform was started in, with the commands of the command line. Not there unless asked for. */
@NullMarked
package io.mittari.shell;

import org.jspecify.annotations.NullMarked;
