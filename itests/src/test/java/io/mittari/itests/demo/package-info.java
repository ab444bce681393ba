/** Makes the exports of the three demo customers that ship with the distribution. */
@NullMarked
package io.mittari.itests.demo;

import org.jspecify.annotations.NullMarked;
