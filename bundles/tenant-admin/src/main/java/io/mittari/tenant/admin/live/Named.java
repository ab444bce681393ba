package io.mittari.tenant.admin.live;

import java.util.List;
import java.util.function.Function;

/** How people name an instance: by its name; or by its component or the component's last word. */
final class Named {

    private Named() {}

    /** Those that are meant: one, none, or several where the word is not enough. */
    static <T> List<T> fitting(List<T> all, Function<T, String> name, Function<T, String> component, String word) {
        var called = all.stream().filter(each -> name.apply(each).equals(word)).toList();
        return called.isEmpty()
                ? all.stream()
                        .filter(each -> component.apply(each).equals(word)
                                || component.apply(each).endsWith("." + word))
                        .toList()
                : called;
    }
}
