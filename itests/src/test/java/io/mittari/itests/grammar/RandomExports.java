package io.mittari.itests.grammar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Exports of a made-up customer, row by row: leads and deals as they were at several times (the version says which is
 * newest), histories, links, companies, open values, costs, rates and totals. No row depends on its place among others.
 */
final class RandomExports {

    /** What both instances import with; leads and companies come through the one, the rest through the other. */
    static final String MAPPING = """
        { "source": "sales", "files": [
          { "file": "leads*", "name": "lead", "key": { "lead": "ID" }, "version": "Version",
            "facts": [ { "fact": "stage", "stage": "lead", "at": "Day" } ],
            "attributes": { "channel": "Source", "owner": "Seller" } },
          { "file": "deals*", "name": "deal", "key": [ { "deal": "ID" }, { "order": "Order" } ], "from": { "lead": "Lead" },
            "version": "Version", "currency": { "column": "Currency" }, "funnel": { "column": "Pipe" },
            "facts": [ { "fact": "stage", "stage": "offer", "at": "Offered" },
                       { "fact": "closed", "outcome": { "column": "End", "values": { "won": "won", "lost": "lost", "none": "none", "*": null } },
                         "at": "Ended", "value": "Sum" } ],
            "attributes": { "owner": "Seller", "company": "Account", "channel": "Source" } },
          { "file": "history*", "name": "history", "rows": "event", "id": ["ID", "Stage", "Entered"], "key": { "deal": "ID" },
            "facts": [ { "fact": "stage", "stage": { "column": "Stage" }, "at": "Entered" } ] },
          { "file": "values*", "name": "value", "rows": "event", "id": ["ID", "Day"], "key": { "deal": "ID" },
            "facts": [ { "fact": "open", "value": "Sum", "at": "Day" } ] },
          { "file": "links*", "name": "link", "rows": "event", "id": "No", "key": null,
            "facts": [ { "fact": "link", "keys": [ { "deal": "Deal" }, { "lead": { "column": "Leads", "split": ";" } }, { "order": "Order" } ] } ] },
          { "file": "companies*", "name": "company", "entity": "company", "key": "Name", "version": "Version",
            "attributes": { "industry": "Sector" } },
          { "file": "costs*", "name": "cost", "rows": "event", "id": "No", "key": null,
            "facts": [ { "fact": "cost", "value": "Sum", "at": "Day", "channel": "Source" } ] },
          { "file": "rates*", "name": "rate", "rows": "event", "id": ["Currency", "Day"], "key": null,
            "facts": [ { "fact": "rate", "currency": { "column": "Currency" }, "at": "Day", "value": "Rate" } ] },
          { "file": "totals*", "name": "total", "rows": "event", "id": ["Month", "Stage"], "key": null,
            "facts": [ { "fact": "total", "stage": { "column": "Stage" }, "count": "Count", "at": "Month", "per": "month" } ] } ] }
        """;

    private static final List<String> SOURCES = List.of("web", "fair", "phone", "");
    private static final List<String> SELLERS = List.of("Aino", "Eero", "");
    private static final List<String> ACCOUNTS = List.of("Isdom", "Cancity", "");
    private static final int THINGS = 14;

    private final Random random;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    RandomExports(Random random) {
        this.random = random;
        leads();
        deals();
        histories();
        links();
        companies();
        money();
    }

    /** Rows by kind of file, each list with its header first. */
    Map<String, List<String>> rows() {
        return rows;
    }

    /** The instance that a kind of file comes through. */
    static String instance(String kind) {
        return kind.equals("leads") || kind.equals("companies") ? "crm" : "erp";
    }

    private void leads() {
        var leads = begin("leads", "ID,Day,Source,Seller,Version");
        for (int i = 0; i < THINGS; i++) {
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                leads.add("%d,%s,%s,%s,%d".formatted(i, dayOrNone(), one(SOURCES), one(SELLERS), version));
            }
        }
    }

    private void deals() {
        var deals = begin("deals", "ID,Order,Lead,Offered,End,Ended,Sum,Currency,Seller,Account,Source,Pipe,Version");
        for (int i = 0; i < THINGS; i++) {
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                deals.add("%d,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%d"
                        .formatted(
                                i,
                                random.nextInt(4) == 0 ? random.nextInt(4) : "",
                                random.nextInt(3) == 0 ? random.nextInt(THINGS) : "",
                                dayOrNone(),
                                one(List.of("won", "lost", "none", "open")),
                                day(),
                                one(List.of("", "0", "1250.50", "99")),
                                one(List.of("EUR", "EUR", "USD")),
                                one(SELLERS),
                                one(ACCOUNTS),
                                one(SOURCES),
                                one(List.of("main", "main", "main", "renewals")),
                                version));
            }
        }
    }

    private void histories() {
        var history = begin("history", "ID,Stage,Entered");
        var values = begin("values", "ID,Day,Sum");
        for (int i = 0; i < 2 * THINGS; i++) {
            history.add("%d,%s,%s"
                    .formatted(random.nextInt(THINGS), one(List.of("lead", "meeting", "offer", "deal")), day()));
        }
        for (int i = 0; i < THINGS; i++) {
            values.add("%d,%s,%d".formatted(i, day(), random.nextInt(900)));
        }
    }

    private void links() {
        var links = begin("links", "No,Deal,Leads,Order");
        for (int i = 0; i < 5; i++) {
            links.add("%d,%d,%d;%d,%s"
                    .formatted(
                            i,
                            random.nextInt(THINGS + 2),
                            random.nextInt(THINGS + 2),
                            random.nextInt(THINGS + 2),
                            random.nextBoolean() ? random.nextInt(4) : ""));
        }
    }

    private void companies() {
        var companies = begin("companies", "Name,Sector,Version");
        for (int version = 1; version <= 3; version++) {
            companies.add("Isdom,%s,%d".formatted(one(List.of("medical", "retail", "")), version));
            companies.add("Cancity,%s,%d".formatted(one(List.of("medical", "retail", "")), version));
        }
    }

    private void money() {
        var costs = begin("costs", "No,Day,Sum,Source");
        var rates = begin("rates", "Currency,Day,Rate");
        var totals = begin("totals", "Month,Stage,Count");
        rates.add("USD,2026-01-01,0.9137");
        rates.add("USD,2026-05-01,0.8711");
        for (int i = 0; i < 8; i++) {
            costs.add("%d,%s,%d.%d,%s".formatted(i, day(), random.nextInt(900), random.nextInt(10), one(SOURCES)));
            totals.add("2025-%02d,%s,%d".formatted(1 + i, one(List.of("lead", "meeting")), random.nextInt(50)));
        }
    }

    private List<String> begin(String kind, String header) {
        var lines = new ArrayList<String>();
        lines.add(header);
        rows.put(kind, lines);
        return lines;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String dayOrNone() {
        return random.nextInt(6) == 0 ? "" : day();
    }

    private String day() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(240)).toString();
    }
}
