package io.mittari.itests.support;

import java.nio.file.Path;
import org.ops4j.pax.exam.Option;

/** What a test container consists of. Has a constructor without parameters. */
@FunctionalInterface
public interface OsgiRuntime {

    /**
     * The framework's properties and bundles.
     *
     * @param work an empty folder of this container alone
     */
    Option[] options(Path work) throws Exception;
}
