/** The platform without customers: what it consists of, and how it starts and stops. */
@NullMarked
package io.mittari.itests.platform;

import org.jspecify.annotations.NullMarked;
