/** The monthly funnel report: where the funnel leaks, what to do about it, and the figures behind it. */
@NullMarked
package io.mittari.reports.funnel;

import org.jspecify.annotations.NullMarked;
