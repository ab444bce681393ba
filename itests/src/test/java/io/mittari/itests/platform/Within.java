package io.mittari.itests.platform;

import io.mittari.itests.support.Osgi;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Calls what a bundle of a test offers as a function of words. */
record Within(Osgi osgi) {

    String ask(String door, String... words) throws InterruptedException {
        @SuppressWarnings("unchecked") // all doors take words
        Function<List<String>, Object> behind =
                osgi.service(Function.class, "(door=" + door + ")", Duration.ofSeconds(20));
        return String.valueOf(behind.apply(List.of(words)));
    }
}
