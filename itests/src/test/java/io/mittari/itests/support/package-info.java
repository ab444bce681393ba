/** What integration tests stand on: a Felix that Pax Exam starts in this JVM, and the packaged distribution as a process. */
@NullMarked
package io.mittari.itests.support;

import org.jspecify.annotations.NullMarked;
