package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;

/** What became of an import, for people. */
final class ReceiptText {

    private ReceiptText() {}

    static String of(JsonObject receipt, boolean dryRun) {
        var lines = new ArrayList<String>();
        var whose = receipt.containsKey("tenant") ? receipt.getString("tenant") + ": " : "";
        lines.add("%s%s rows read, %s empty, %s rejected"
                .formatted(whose, receipt.get("read"), receipt.get("empty"), receipt.get("rejected")));
        lines.add("facts: %s stored, %s known, %s corrected, %s retracted, %s waiting"
                .formatted(
                        receipt.get("stored"),
                        receipt.get("known"),
                        receipt.get("corrected"),
                        receipt.get("retracted"),
                        receipt.get("waiting")));
        receipt.getJsonObject("unmatched").forEach((lookup, count) -> {
            if (!count.toString().equals("0")) {
                lines.add("lookup %s: %s cells not found".formatted(lookup, count));
            }
        });
        if (receipt.containsKey("remarks")) {
            receipt.getJsonArray("remarks").getValuesAs(JsonString::getString).forEach(lines::add);
        }
        lines.add(
                dryRun
                        ? "nothing was stored: a dry run"
                        : "point #%s of the journal".formatted(receipt.get("sequence")));
        return String.join("\n", lines);
    }
}
