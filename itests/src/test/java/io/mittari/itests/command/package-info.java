/** The shipped command, run as a process, the way people and scripts run it. */
@NullMarked
package io.mittari.itests.command;

import org.jspecify.annotations.NullMarked;
