package io.mittari.metrics.engine;

import io.mittari.metrics.store.derby.Derbies;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test gets Acme anew, in one store for all tests of a class. */
abstract class OnAcme {

    @TempDir
    static Path folder;

    Acme acme;

    @BeforeEach
    void makeTenant() throws Exception {
        acme = Acme.in(folder);
    }

    @AfterEach
    void removeTenant() throws Exception {
        acme.engine.remove(Acme.ID);
    }

    @AfterAll
    static void close() {
        Derbies.close(folder);
    }
}
