/** The command line: a client of the platform's HTTP API, outside the framework. */
@NullMarked
package io.mittari.cli;

import org.jspecify.annotations.NullMarked;
