package io.mittari.connectors.csv.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * What an entry needs beside its own words to map a file.
 *
 * @param file its name, for origins
 * @param locale of numbers and dates where the format states none
 * @param zone of times, where the mapping states none
 * @param currency of amounts, where the mapping states none
 * @param seen the day of the file's last change
 * @param tables lookups by name
 */
public record Given(
        String file, Locale locale, ZoneId zone, Currency currency, LocalDate seen, Map<String, Table> tables) {}
