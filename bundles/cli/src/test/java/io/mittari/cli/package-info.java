@NullMarked
package io.mittari.cli;

import org.jspecify.annotations.NullMarked;
