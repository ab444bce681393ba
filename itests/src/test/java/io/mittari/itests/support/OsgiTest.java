package io.mittari.itests.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a Jupiter test class outside the framework, in the same JVM as a Felix that Pax Exam started. No JUnit 5 driver of
 * Pax Exam was ever released; {@link OsgiExtension} is ours.
 *
 * <p>After each method the bundles and configurations it left are removed. Not for parallel execution.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(OsgiExtension.class)
public @interface OsgiTest {

    /** What the container consists of; classes that name the same one share a container. */
    Class<? extends OsgiRuntime> value();

    Reuse reuse() default Reuse.PER_RUN;

    /** How long a container lives. One that a test broke is replaced in any case. */
    enum Reuse {
        PER_RUN,
        PER_CLASS
    }
}
