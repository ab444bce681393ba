package io.mittari.tenant.admin.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadBundlesTest {

    private static final String ONE = "1".repeat(64);
    private static final String HEAD = "'feed':1,'serial':7,'issued':'2026-11-20T12:00:00Z',";

    @Test
    void aJarIsMeantByItsDigest() {
        var list = parsed(HEAD + "'bad':[{'sha256':'%s','reason':'steals'}]".formatted(ONE));

        assertThat(list.serial()).isEqualTo(7);
        assertThat(list.issued()).isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(list.reason(new BundleKey("any", "1.0.0", ONE)))
                .contains("it is known to be bad (list 7 of 2026-11-20T12:00:00Z): steals");
        assertThat(list.reason(new BundleKey("any", "1.0.0", "2".repeat(64)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [1.0,1.2) | 1.0.0 | true
                    [1.0,1.2) | 1.1.9 | true
                    [1.0,1.2) | 1.2.0 | false
                    [1.0,1.2) | 0.9.0 | false
                    [1.2,1.2] | 1.2.0 | true
                    [1.2,1.2] | 1.2.1 | false
                    1.1       | 1.1.0 | true
                    1.1       | 9.0.0 | true
                    1.1       | 1.0.9 | false
                    """)
    void versionsAreMeantByARange(String range, String version, boolean bad) {
        var list = parsed(HEAD + "'bad':[{'name':'a.b','versions':'%s','reason':'r'}]".formatted(range));

        assertThat(list.reason(new BundleKey("a.b", version, ONE)).isPresent()).isEqualTo(bad);
        assertThat(list.reason(new BundleKey("a.c", version, ONE))).isEmpty();
    }

    @Test
    void withoutVersionsAllAreMeant() {
        var list = parsed(HEAD + "'bad':[{'name':'a.b','reason':'r'}]");

        assertThat(list.reason(new BundleKey("a.b", "0.0.1", ONE))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    'feed':2                                                                              | feed is 2; this platform reads 1
                    'serial':1                                                                            | feed is missing, or no whole number
                    'feed':1,'serial':1.5,'issued':'x','bad':[]                                           | serial is missing, or no whole number
                    'feed':1,'serial':1,'issued':'x','bad':[]                                             | issued is "x", which is no moment; for example "2026-11-20T12:00:00Z"
                    'feed':1,'serial':1,'issued':'2026-11-20T12:00:00Z'                                   | bad is missing, or no list
                    'feed':1,'serial':1,'issued':'2026-11-20T12:00:00Z','bad':[],'good':[]                | good is not known; there are: bad, feed, issued, serial
                    'feed':1,'serial':1,'issued':'2026-11-20T12:00:00Z','bad':[1]                         | bad[0] is no object
                    'feed':1,'serial':1,'issued':'2026-11-20T12:00:00Z','bad':[{'name':'a'}]              | bad[0].reason is missing, or no text
                    'feed':1,'serial':1,'issued':'2026-11-20T12:00:00Z','bad':[{'reason':'r'}]            | bad[0].* has to have either sha256 or name
                    'feed':1,'serial':1,'issued':'2026-11-20T12:00:00Z','bad':[{'sha256':'12','reason':'r'}] | bad[0].sha256 is 64 digits 0-9 and a-f, and stands without versions
                    'feed':1,'serial':1,'issued':'2026-11-20T12:00:00Z','bad':[{'name':'a','versions':'[1','reason':'r'}] | bad[0].versions is "[1", which is no range; for example "[1.0,1.2)"
                    """)
    void whatCannotBeReadIsRefusedNamingTheKey(String json, String why) {
        assertThatThrownBy(() -> parsed(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> BadBundles.parsed("[1")).hasMessageStartingWith("it is no JSON object: ");
    }

    private static BadBundles parsed(String json) {
        return BadBundles.parsed("{" + json.replace('\'', '"') + "}");
    }
}
