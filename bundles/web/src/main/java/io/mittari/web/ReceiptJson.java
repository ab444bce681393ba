package io.mittari.web;

import io.mittari.connector.spi.ImportReceipt;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashSet;
import java.util.List;

/** What became of an import. */
final class ReceiptJson {

    private ReceiptJson() {}

    private static JsonObjectBuilder file(ImportReceipt.FileRead file) {
        var json = Json.createObjectBuilder()
                .add("name", file.name())
                .add("encoding", file.encoding())
                .add("delimiter", file.delimiter())
                .add("locale", file.locale())
                .add("rows", file.rows());
        if (file.chosen().isEmpty()) {
            return json;
        }
        var chosen = Json.createArrayBuilder();
        file.chosen()
                .forEach(choice -> chosen.add(Json.createObjectBuilder()
                        .add("what", choice.what())
                        .add("value", choice.value())
                        .add("why", choice.why())));
        return json.add("chosen", chosen);
    }

    /** @param notes on the mapping that was used, told with the receipt's own remarks */
    static JsonObjectBuilder of(ImportReceipt made, List<String> notes) {
        var facts = made.receipt();
        var unmatched = Json.createObjectBuilder();
        made.unmatched().forEach(unmatched::add);
        var files = Json.createArrayBuilder();
        for (var file : made.files()) {
            files.add(file(file));
        }
        var json = Json.createObjectBuilder()
                .add("sequence", facts.sequence())
                .add("read", made.read())
                .add("empty", made.empty())
                .add("rejected", facts.rejected())
                .add("stored", facts.stored())
                .add("known", facts.known())
                .add("corrected", facts.corrected())
                .add("retracted", facts.retracted())
                .add("waiting", facts.waiting())
                .add("unmatched", unmatched)
                .add("files", files);
        if (!facts.months().isEmpty()) {
            var months = Json.createArrayBuilder();
            facts.months().forEach(month -> months.add(month.toString()));
            json.add("months", months);
        }
        var remarks = new LinkedHashSet<>(notes);
        remarks.addAll(made.remarks());
        return remarks.isEmpty() ? json : json.add("remarks", Json.createArrayBuilder(remarks));
    }
}
