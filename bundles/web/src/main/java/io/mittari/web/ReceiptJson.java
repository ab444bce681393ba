package io.mittari.web;

import io.mittari.connector.spi.ImportReceipt;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** What became of an import. */
final class ReceiptJson {

    private ReceiptJson() {}

    static JsonObjectBuilder of(ImportReceipt made) {
        var facts = made.receipt();
        var unmatched = Json.createObjectBuilder();
        made.unmatched().forEach(unmatched::add);
        var files = Json.createArrayBuilder();
        for (var file : made.files()) {
            files.add(Json.createObjectBuilder()
                    .add("name", file.name())
                    .add("encoding", file.encoding())
                    .add("delimiter", file.delimiter())
                    .add("locale", file.locale())
                    .add("rows", file.rows()));
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
        return made.remarks().isEmpty() ? json : json.add("remarks", Json.createArrayBuilder(made.remarks()));
    }
}
