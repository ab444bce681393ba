/** Offers the embedded Derby of this bundle as an OSGi JDBC service. */
@NullMarked
package io.mittari.wrapped.derby;

import org.jspecify.annotations.NullMarked;
