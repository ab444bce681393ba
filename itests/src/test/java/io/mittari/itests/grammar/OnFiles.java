package io.mittari.itests.grammar;

import io.mittari.metrics.store.derby.StoreInMemory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each test gets Acme anew, in one store for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnFiles {

    @TempDir
    Path folder;

    StoreInMemory store;
    Acme acme;

    @BeforeAll
    void openStore() throws Exception {
        store = new StoreInMemory(getClass().getSimpleName());
    }

    @AfterAll
    void closeStore() {
        store.close();
    }

    @BeforeEach
    void makeTenant() throws Exception {
        acme = new Acme(store.store(), folder);
        acme.apply(Acme.FILE);
    }

    @AfterEach
    void removeTenant() throws Exception {
        acme.remove();
    }
}
