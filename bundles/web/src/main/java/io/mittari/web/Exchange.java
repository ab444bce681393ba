package io.mittari.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servlet side of a call: reads requests, writes replies, the same for every door. */
final class Exchange {

    private Exchange() {}

    /** The parts of the path after {@code prefix}, each decoded by itself, so that no part can hold two. */
    static List<String> path(HttpServletRequest request, String prefix) throws Refusal {
        var raw = request.getRequestURI();
        var rest = raw.startsWith(prefix) ? raw.substring(prefix.length()) : "";
        var parts = new ArrayList<String>();
        for (var part : rest.split("/", -1)) {
            parts.add(decoded(part.replace("+", "%2B")));
        }
        return parts;
    }

    static Map<String, List<String>> query(HttpServletRequest request) throws Refusal {
        var query = new LinkedHashMap<String, List<String>>();
        var raw = request.getQueryString();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (var pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            query.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return query;
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    static void write(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        response.setContentType(reply.mediaType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        // Reports are pages that stand by themselves: nothing is run, fetched, framed or sent.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        reply.body().writeTo(response.getOutputStream());
    }

    private static String decoded(String text) throws Refusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.malformed("the address is not encoded rightly: " + unreadable.getMessage());
        }
    }
}
