package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class MappingTextTest {

    @Test
    void a_check_is_tables_of_columns_and_facts_and_the_reasons_with_a_row_each() {
        var check = """
                {"files":[{"name":"deals.csv","entry":"deal","dialect":"encoding=UTF-8 delimiter=;","rows":3,"taken":1,"empty":1,"rejected":1,
                "columns":[{"name":"ID","used":true,"type":"text","written":"","filled":3,"values":["1","2"]},
                {"name":"Luotu","used":false,"type":"date","written":"d.M.yyyy","filled":1,"values":["a text that is longer than what is shown"]}],
                "facts":[{"place":"facts[0]","fact":"stage lead","rows":1}],
                "reasons":[{"reason":"the key is empty","rows":1,"line":4,"raw":";x\\ny"}]}],"remarks":["one remark"]}
                """;

        assertThat(text(check)).isEqualToNormalizingNewlines("""
                        deals.csv: entry 'deal'; encoding=UTF-8 delimiter=;
                        3 rows: 1 taken, 1 empty, 1 rejected

                        column  used  type  written   filled  values
                        ID      yes   text             100 %  1 | 2
                        Luotu         date  d.M.yyyy    33 %  a text that is longer t…

                        fact        rows  written in
                        stage lead     1  facts[0]

                        1 rejected: the key is empty
                          line 4: ;x y

                        one remark""");
    }

    @Test
    void no_gap_is_rounded_away() {
        assertThat(MappingText.share(9_999, 10_000)).isEqualTo("99 %");
        assertThat(MappingText.share(1, 10_000)).isEqualTo("1 %");
        assertThat(MappingText.share(0, 10_000)).isEqualTo("0 %");
        assertThat(MappingText.share(0, 0)).isEqualTo("0 %");
    }

    private static String text(String check) {
        try (var reader = Json.createReader(new StringReader(check))) {
            return MappingText.of(reader.readObject());
        }
    }
}
