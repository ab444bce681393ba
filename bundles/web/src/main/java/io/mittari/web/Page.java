package io.mittari.web;

import java.nio.charset.StandardCharsets;

/** A page of the console: text goes in escaped, and there is no script. */
final class Page {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1c2733}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .75rem;border-bottom:1px solid #d5dce3}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}a{color:#0b5cad}caption{text-align:left;color:#51606e}
            @media(prefers-color-scheme:dark){body{background:#12181f;color:#e6ebf0}th,td{border-color:#33404d}a{color:#7db8f5}caption{color:#9fb0c0}}
            """;

    private final String title;
    private final StringBuilder body = new StringBuilder();

    Page(String title) {
        this.title = title;
    }

    Page raw(String markup) {
        body.append(markup);
        return this;
    }

    Page text(String text) {
        body.append(escaped(text));
        return this;
    }

    Page paragraph(String text) {
        return raw("<p>").text(text).raw("</p>\n");
    }

    /** @param path of this console; its parts are names that need no encoding, or encoded */
    Page link(String path, String text) {
        return raw("<a href=\"" + escaped(path) + "\">").text(text).raw("</a>");
    }

    Page cell(String text, boolean number) {
        return raw(number ? "<td class=\"n\">" : "<td>").text(text).raw("</td>");
    }

    Page head(String text, boolean number) {
        return raw(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                .text(text)
                .raw("</th>");
    }

    Reply reply(int status) {
        var html = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escaped(title)
                + "</title><style>" + STYLE + "</style></head><body><main><h1>" + escaped(title) + "</h1>\n" + body
                + "</main></body></html>\n";
        return Reply.of(status, Reply.HTML, html.getBytes(StandardCharsets.UTF_8));
    }

    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
