package io.mittari.connector.runtime;

/** The context class loader of a thread during a call into a connector or Camel. */
final class ContextLoader {

    private ContextLoader() {}

    /** Sets it on the calling thread, and puts the one before back, however the call ends. */
    static <T, X extends Exception> T during(ClassLoader loader, Call<T, X> call) throws X {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.make();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What is called. */
    @FunctionalInterface
    interface Call<T, X extends Exception> {

        T make() throws X;
    }
}
