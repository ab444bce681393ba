/** The platform's HTTP API and its console page: loopback only, one token per start. */
@NullMarked
package io.mittari.web;

import org.jspecify.annotations.NullMarked;
