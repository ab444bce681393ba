package io.mittari.itests.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mittari.metrics.api.Outcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exports of the demo customers, byte for byte as they ship. {@code main} writes them into the distribution's
 * sources; a test compares.
 */
final class DemoExports {

    private DemoExports() {}

    public static void main(String[] folder) throws IOException {
        for (var file : all().entrySet()) {
            var path = Path.of(folder[0]).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** By path below the demo folder: {@code kaski/liidit.csv}. */
    static Map<String, byte[]> all() {
        var files = new LinkedHashMap<String, byte[]>();
        finnish(SalesYear.of(Markets.KASKI), files);
        dutch(SalesYear.of(Markets.VERHOEVEN), files);
        turkish(SalesYear.of(Markets.YILDIZ), files);
        return files;
    }

    /** Leads and deals in two lists, a deal naming its lead; and what marketing cost. Windows-1252, 12500,50. */
    private static void finnish(List<Sale> sales, Map<String, byte[]> files) {
        var ansi = Charset.forName("windows-1252");
        var leads = new Sheet(ansi, false, "d.M.yyyy", '\0')
                .row("Liiditunnus", "Luotu", "Lähde", "Yritys", "Toimiala", "Myyjä", "Tila", "Suljettu");
        var deals = new Sheet(ansi, false, "d.M.yyyy", '\0')
                .row(
                        "Kauppatunnus",
                        "Liiditunnus",
                        "Yritys",
                        "Tuote",
                        "Myyjä",
                        "Tapaaminen",
                        "Tarjous",
                        "Tila",
                        "Päätetty",
                        "Arvo (EUR)",
                        "Syy");
        for (var sale : sales) {
            leads.row(
                    "L" + sale.number(),
                    leads.date(sale.lead()),
                    sale.channel(),
                    sale.company(),
                    sale.segment(),
                    sale.seller(),
                    sale.meeting() == null ? word(sale.outcome(), "Avoin", "", "Hylätty", "Ei vastausta") : "Edennyt",
                    sale.meeting() == null ? leads.date(sale.closed()) : "");
            if (sale.meeting() != null) {
                deals.row(
                        "K" + sale.number(),
                        "L" + sale.number(),
                        sale.company(),
                        sale.product(),
                        sale.seller(),
                        deals.date(sale.meeting()),
                        deals.date(sale.offer()),
                        word(sale.outcome(), "Avoin", "Voitettu", "Hävitty", "Ei päätöstä"),
                        deals.date(sale.closed()),
                        sale.value() == 0 ? "" : deals.amount(sale.value()),
                        sale.reason());
            }
        }
        files.put("kaski/liidit.csv", leads.bytes());
        files.put("kaski/kaupat.csv", deals.bytes());
        var costs = new Sheet(ansi, false, "d.M.yyyy", '\0').row("Kuukausi", "Kanava", "Kulu (EUR)");
        for (var month = SalesYear.FIRST; !month.isAfter(SalesYear.LAST); month = month.plusMonths(1)) {
            for (var channel : Markets.KASKI.channels()) {
                if (channel.cost() > 0) {
                    costs.row(costs.date(month.atDay(1)), channel.name(), costs.amount(channel.cost()));
                }
            }
        }
        files.put("kaski/markkinointikulut.csv", costs.bytes());
    }

    /** One list with a column for each step. UTF-8 with byte order mark, 1.234,50. */
    private static void dutch(List<Sale> sales, Map<String, byte[]> files) {
        var sheet = new Sheet(UTF_8, true, "dd-MM-yyyy", '.')
                .row(
                        "Nummer",
                        "Bedrijf",
                        "Branche",
                        "Accountmanager",
                        "Herkomst",
                        "Product",
                        "Aangemaakt op",
                        "Afspraak op",
                        "Offerte op",
                        "Status",
                        "Besloten op",
                        "Bedrag",
                        "Reden");
        for (var sale : sales) {
            sheet.row(
                    "" + sale.number(),
                    sale.company(),
                    sale.segment(),
                    sale.seller(),
                    sale.channel(),
                    sale.product(),
                    sheet.date(sale.lead()),
                    sheet.date(sale.meeting()),
                    sheet.date(sale.offer()),
                    word(sale.outcome(), "Lopend", "Gewonnen", "Verloren", "Geen besluit"),
                    sheet.date(sale.closed()),
                    sale.value() == 0 ? "" : "€ " + sheet.amount(sale.value()),
                    sale.reason());
        }
        files.put("verhoeven/verkoopkansen.csv", sheet.bytes());
    }

    /** The present state and, apart, the history of stages. Windows-1254, 1.234,50. */
    private static void turkish(List<Sale> sales, Map<String, byte[]> files) {
        var ansi = Charset.forName("windows-1254");
        var state = new Sheet(ansi, false, "dd.MM.yyyy", '.')
                .row(
                        "Fırsat No",
                        "Firma",
                        "Sektör",
                        "Satış Temsilcisi",
                        "Kaynak",
                        "Ürün",
                        "Durum",
                        "Kapanış Tarihi",
                        "Tutar (TL)",
                        "Kayıp Nedeni");
        var history = new Sheet(ansi, false, "dd.MM.yyyy", '.').row("Fırsat No", "Aşama", "Tarih");
        var steps = new ArrayList<Step>();
        for (var sale : sales) {
            state.row(
                    "F-" + sale.number(),
                    sale.company(),
                    sale.segment(),
                    sale.seller(),
                    sale.channel(),
                    sale.product(),
                    word(sale.outcome(), "Açık", "Kazanıldı", "Kaybedildi", "Karar yok"),
                    state.date(sale.closed()),
                    sale.value() == 0 ? "" : state.amount(sale.value()),
                    sale.reason());
            add(steps, sale, "Aday", sale.lead());
            add(steps, sale, "Toplantı yapıldı", sale.meeting());
            add(steps, sale, "Teklif gönderildi", sale.offer());
        }
        steps.sort(Comparator.comparing(Step::day).thenComparing(Step::number));
        steps.forEach(step -> history.row("F-" + step.number(), step.stage(), history.date(step.day())));
        files.put("yildiz/firsatlar.csv", state.bytes());
        files.put("yildiz/asama-gecmisi.csv", history.bytes());
    }

    private record Step(int number, String stage, LocalDate day) {}

    private static void add(List<Step> steps, Sale sale, String stage, @Nullable LocalDate day) {
        if (day != null) {
            steps.add(new Step(sale.number(), stage, day));
        }
    }

    private static String word(@Nullable Outcome outcome, String open, String won, String lost, String none) {
        return outcome == null ? open : outcome == Outcome.WON ? won : outcome == Outcome.LOST ? lost : none;
    }
}
