package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

class ConnectorLoaderTest {

    private final ClassLoader camel = CamelContext.class.getClassLoader();

    @Test
    void loadsFromTheConnectorFirstAndNoMoreOnceDropped() throws Exception {
        var classes = DoorwayTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (var connector = new URLClassLoader(new URL[] {classes}, null)) {
            var loader = new ConnectorLoader(connector, camel);
            assertThat(loader.loadClass(Imported.class.getName()).getClassLoader())
                    .isSameAs(connector);
            assertThat(loader.loadClass(CamelContext.class.getName())).isSameAs(CamelContext.class);

            loader.drop();

            assertThat(loader.loadClass(Imported.class.getName()).getClassLoader())
                    .isSameAs(camel);
            assertThatThrownBy(() -> loader.loadClass("org.example.Missing"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
