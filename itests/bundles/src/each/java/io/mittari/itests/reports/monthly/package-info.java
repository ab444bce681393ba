/** The month in sales, short: a report in several versions, for tests of swaps. */
@NullMarked
package io.mittari.itests.reports.monthly;

import org.jspecify.annotations.NullMarked;
