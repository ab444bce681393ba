package io.mittari.metrics.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTextsTest {

    private final PersonTexts aino = PersonTexts.of(List.of("Aino Löfgren", "aino@x.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aino Löfgren",
                "1;Aino Löfgren;2",
                "AINO LÖFGREN",
                "Löfgren, Aino",
                "\"Löfgren\";\"Aino\"",
                "aino\u00a0löfgren",
                "To: AINO@X.example"
            })
    void aNameIsFoundHoweverItIsWritten(String text) {
        assertThat(aino.in(text)).isTrue();
        assertThat(aino.in(Normalizer.normalize(text, Normalizer.Form.NFD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Aino", "Löfgren", "Aino Maria Löfgren", "Ainolöfgren", "aino@y.example"})
    void whatIsSomebodyElseIsNot(String text) {
        assertThat(aino.in(text)).isFalse();
    }

    @Test
    void aShortNameIsAWordOfItsOwn() {
        var ann = PersonTexts.of(List.of("Ann"));

        assertThat(ann.in("1;Ann;2")).isTrue();
        assertThat(ann.in("Annual review, Johann")).isFalse();
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var bytes = "Ann;Annual;Johann".getBytes(charset);
            assertThat(ann.mask(bytes, bytes.length)).as(charset.name()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsFoundByNothing() {
        var nothing = PersonTexts.of(List.of("", "  "));

        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.in("anything")).isFalse();
        assertThat(nothing.mask(new byte[] {'a'}, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "windows-1254", "x-MacRoman", "UTF-16LE", "UTF-16BE"})
    void aNameIsMaskedInAFileOfAnyEncodingAndTheRestOfItStays(String charset) {
        var text = "1;Aino Löfgren;10,50\r\n2;Löfgren Oy;\"LÖFGREN\";\"Aino\"\r\n";
        var bytes = text.getBytes(Charset.forName(charset));
        int length = bytes.length;

        int found = aino.mask(bytes, length);

        assertThat(found).isEqualTo(2);
        assertThat(bytes).hasSize(length);
        var masked = new String(bytes, Charset.forName(charset));
        assertThat(masked).matches("1;xxxx xx+;10,50\r\n2;Löfgren Oy;\"xx+\";\"xxxx\"\r\n");
        assertThat(aino.in(masked)).isFalse();
    }
}
