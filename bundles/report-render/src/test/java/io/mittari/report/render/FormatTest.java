package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void isFoundByItsExtension() {
        assertThat(Format.of("md")).contains(Format.MARKDOWN);
        assertThat(Format.of("HTML")).contains(Format.HTML);
        assertThat(Format.of("docx")).isEmpty();
    }
}
