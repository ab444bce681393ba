@NullMarked
package io.mittari.web;

import org.jspecify.annotations.NullMarked;
