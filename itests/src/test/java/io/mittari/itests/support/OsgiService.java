package io.mittari.itests.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field or parameter that gets a service, awaited; or, without waiting, the {@link Osgi} handle itself. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface OsgiService {

    /** In OSGi's filter language; empty: any service of the type. */
    String filter() default "";

    int seconds() default 10;
}
