package io.mittari.web;

import java.lang.reflect.Proxy;

/** Stand-ins for wide OSGi interfaces of which a test needs one method. */
final class Proxies {

    private Proxies() {}

    static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, given) -> {
                    if (called.getName().equals(method)) {
                        return answer;
                    }
                    throw new UnsupportedOperationException(called.toString());
                }));
    }
}
