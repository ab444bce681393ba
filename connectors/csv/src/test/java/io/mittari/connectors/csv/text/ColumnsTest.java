package io.mittari.connectors.csv.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How texts of a column are read as dates and numbers. */
class ColumnsTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            fi | 2026-03-02                   | 2026-03-02
            fi | 2.3.2026                     | 2026-03-02
            nl | 02-03-2026                   | 2026-03-02
            fr | 02/03/2026                   | 2026-03-02
            en-US | 03/02/2026                | 2026-03-02
            en-US | 31/12/2025                | 2025-12-31
            fi | 2026-03                      | 2026-03-01
            fi | 3/2026                       | 2026-03-01
            fi | 03.2026                      | 2026-03-01
            fi | maaliskuu 2026               | 2026-03-01
            tr | Mart 2026                    | 2026-03-01
            de | März 2026                    | 2026-03-01
            fi | Mar 2026                     | 2026-03-01
            en | 5 March 2026                 | 2026-03-05
            en | Mar 5, 2026                  | 2026-03-05
            en | 5-Mar-2026                   | 2026-03-05
            fi | 2026-Q2                      | 2026-04-01
            fi | 2026                         | 2026-01-01
            fi | 46083                        | 2026-03-02
            fi | 46083.5                      | 2026-03-02T10:00:00Z
            fi | 2026-03-02 23:30             | 2026-03-02T21:30:00Z
            fi | 2026-03-02T23:30:15.5Z       | 2026-03-02T23:30:15.500Z
            fi | 2026-03-02T23:30+05:00       | 2026-03-02T18:30:00Z
            fi | 2.3.2026 9:05 PM             | 2026-03-02T19:05:00Z
            fi | 31.2.2026                    |
            fi | soon                         |
            fi | 13/13/2026                   |
            fi | 25:00                        |
            """)
    void datesAreReadInTheirForms(String locale, String text, String expected) {
        var column = new DateColumn(Locale.forLanguageTag(locale), HELSINKI, null);
        column.see(text, 1);

        assertThat(String.valueOf(column.read(text))).isEqualTo(String.valueOf(expected));
    }

    @Test
    void oneRowThatCanOnlyBeReadOneWayDecidesForAll() {
        var column = new DateColumn(Locale.US, HELSINKI, null);
        column.see("03/02/2026", 2);
        column.see("25/02/2026", 3);

        assertThat(column.remark()).isNull();
        assertThat(column.read("03/02/2026")).hasToString("2026-02-03");
    }

    @Test
    void statedPatternsAreTriedInOrderAndThenIso() {
        var column =
                new DateColumn(Locale.forLanguageTag("fi"), HELSINKI, List.of("dd MMM, yyyy HH:mm:ss", "yyyyMMdd"));

        assertThat(column.read("02 Mar, 2026 10:00:00")).hasToString("2026-03-02T08:00:00Z");
        assertThat(column.read("20260302")).hasToString("2026-03-02");
        assertThat(column.read("2026-03-02")).hasToString("2026-03-02");
        assertThat(column.read("2.3.2026")).isNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            dd.MM.yyyy          | 31.01.2026          | 2026-01-31
            dd.MM.yyyy          | 31.02.2026          |
            dd.MM.yyyy          | 29.02.2028          | 2028-02-29
            dd.MM.yyyy          | 29.02.2026          |
            dd.MM.yyyy          | 01.01.0000          |
            dd.MM.uuuu          | 31.04.2026          |
            dd.MM.uuuu          | 30.04.2026          | 2026-04-30
            d.M.yy              | 31.12.25            | 2025-12-31
            d.M.yy              | 31.11.25            |
            d MMM y G           | 5 Mar 2026 AD       | 2026-03-05
            YYYY-'W'ww-e        | 2026-W10-1          | 2026-03-02
            YYYY-'W'ww-e        | 2026-W60-1          |
            yyyy-D              | 2026-61             | 2026-03-02
            yyyy-D              | 2026-366            |
            MM/yyyy             | 03/2026             | 2026-03-01
            yyyy                | 2026                | 2026-01-01
            yyyy-'Q'q           | 2026-Q2             | 2026-04-01
            q/yyyy              | 4/2026              | 2026-10-01
            yyyy-'Q'q           | 2026-Q5             |
            dd.MM.yyyy HH:mm    | 02.03.2026 23:30    | 2026-03-02T21:30:00Z
            dd.MM.yyyy HH:mm    | 31.02.2026 23:30    |
            dd.MM.yyyy HH:mm    | 02.03.2026 25:30    |
            d/M/yyyy h:mm a     | 2/3/2026 12:05 AM   | 2026-03-01T22:05:00Z
            yyyy-MM-dd'T'HHXXX  | 2026-03-02T10+05:00 | 2026-03-02T05:00:00Z
            yyyy-MM-dd'T'HHXXX  | 2026-02-30T10+05:00 |
            """)
    void aStatedPatternTakesDaysThereAre(String pattern, String text, String expected) {
        var column = new DateColumn(Locale.forLanguageTag("fi-FI"), HELSINKI, List.of(pattern));

        assertThat(String.valueOf(column.read(text))).isEqualTo(String.valueOf(expected));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            fi | 1234567          | 1234567
            fi | 1 234 567,50     | 1234567.50
            fi | 1 234,50 €       | 1234.50
            en | $1,117.10K       | 1117100
            en | 1.5M             | 1500000
            tr | 1.234,5 TL       | 1234.5
            de | 1.234            | 1234
            en | 1.234            | 1.234
            en | 1,234            | 1234
            de | 12.5             | 12.5
            en | 12,5             | 12.5
            de | 1'234.50         | 1234.50
            en | (1,200)          | -1200
            en | 15-              | -15
            en | −15              | -15
            en | 12.5 %           | 0.125
            en | EUR 5            | 5
            en | 5 apples         |
            en | 1,23,4           |
            en | 1-2              |
            en | .                |
            en | 12345678901234567890 |
            """)
    void numbersAreReadAsTheyAreWritten(String locale, String text, String expected) {
        var column = new NumberColumn(Locale.forLanguageTag(locale));
        column.see(text, 1);

        assertThat(column.read(text)).isEqualTo(expected != null);
        if (expected != null) {
            assertThat(column.number()).isEqualByComparingTo(expected);
        }
    }

    @Test
    void oneNumberThatCanOnlyBeReadOneWayDecidesForAll() {
        var column = new NumberColumn(Locale.US);
        column.see("1.234", 2);
        column.see("0,5", 3);

        assertThat(column.remark()).isNull();
        assertThat(column.read("1.234")).isTrue();
        assertThat(column.number()).isEqualByComparingTo("1234");
    }

    @Test
    void aNumberThatMayBeReadTwoWaysIsReadByTheLocaleAndTold() {
        var column = new NumberColumn(Locale.GERMANY);
        column.see("1.234", 2);

        assertThat(column.remark())
                .isEqualTo(
                        "'1.234' (line 2) may be read two ways, and no row decides; ',' is the decimal sign by the locale"
                                + " de-DE; state \"locale\" in \"format\" if that is wrong");
    }

    @Test
    void aCodeStaysWithTheNumber() {
        var column = new NumberColumn(Locale.US);

        assertThat(column.read("SEK 12.345")).isTrue();
        assertThat(column.code()).isEqualTo("SEK");
        assertThat(column.minor(2)).isEqualTo(1234);
    }
}
