package io.mittari.cli;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/** Documents that were handed out, for people. */
final class RunText {

    private RunText() {}

    /** Empty if there is none. */
    static String of(JsonArray runs) {
        var table = new Table()
                .text("report")
                .text("version")
                .text("period")
                .text("last")
                .number("point")
                .text("as of")
                .text("format")
                .text("to")
                .number("times")
                .number("earlier");
        for (var run : runs.getValuesAs(JsonObject.class)) {
            var recipient = run.getJsonObject("recipient");
            table.row(
                    run.getString("name"),
                    run.getString("version"),
                    run.getString("period"),
                    run.getString("last"),
                    "#" + run.getJsonNumber("sequence"),
                    run.getString("today"),
                    run.getString("format"),
                    recipient.getString("way") + ": " + recipient.getString("to"),
                    run.getJsonNumber("times").toString(),
                    run.getJsonNumber("earlier").toString());
        }
        return table.isEmpty() ? "" : table.toString();
    }

    /** Of one customer. */
    static String ofTenant(JsonObject answer) {
        var runs = of(answer.getJsonArray("runs"));
        return answer.getString("tenant") + "\n" + (runs.isEmpty() ? "  no document was handed out" : runs);
    }
}
