package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    @Test
    void aRefusedSettingIsToldInTheWordsOfWhoRefusesIt() {
        var detail = new NumberFormatException("For input string: \"x\"");
        var refused = new IllegalArgumentException("setting 'limit': 'x' is no number", detail);

        assertThat(Diagnosis.told(printed(new InvocationTargetException(refused))))
                .isEqualTo("setting 'limit': 'x' is no number");
        assertThat(Diagnosis.told(printed(refused))).isEqualTo("setting 'limit': 'x' is no number");
    }

    @Test
    void aRefusalOfSeveralLinesIsToldWhole() {
        var refused = new IllegalArgumentException("setting 'a': no\nCaused by: b\n  at least one");

        assertThat(Diagnosis.told(printed(new InvocationTargetException(refused))))
                .isEqualTo("setting 'a': no\nCaused by: b\n  at least one");
    }

    @Test
    void aBugIsToldByItsInnermostCauseAndItsClass() {
        var bug = new IllegalStateException("not made", new IOException("the disk is full"));

        assertThat(Diagnosis.told(printed(new InvocationTargetException(bug))))
                .isEqualTo("java.io.IOException: the disk is full");
    }

    private static String printed(Throwable failure) {
        var printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        return printed.toString();
    }
}
