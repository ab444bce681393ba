package io.mittari.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask: holders of the token in the run folder, and browsers that came by a one-time link. All of it is made
 * anew at every start and kept in memory only.
 */
final class Access {

    /** How long a link to the console may wait to be opened. */
    static final Duration LINK = Duration.ofMinutes(15);

    /** A page of another site that has its name resolved to this machine sends its own name. */
    private static final Pattern HOST = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

    private static final String BEARER = "Bearer ";

    private final SecureRandom random;
    private final Clock clock;
    private final String token;
    private final Map<String, Instant> links = new ConcurrentHashMap<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    Access(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
        this.token = secret();
    }

    /** For the run folder alone. */
    String token() {
        return token;
    }

    static boolean hostAllowed(@Nullable String host) {
        return host != null && HOST.matcher(host).matches();
    }

    /** Takes as long for a token that is nearly right as for one that is not. */
    boolean authorized(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(bytes(authorization.substring(BEARER.length())), bytes(token));
    }

    /** A word that opens the console once. */
    String link() {
        var now = clock.instant();
        links.values().removeIf(until -> until.isBefore(now));
        var link = secret();
        links.put(link, now.plus(LINK));
        return link;
    }

    /** A browser's session in exchange for a link; empty if the link was used, has expired or never was. */
    Optional<String> enter(String link) {
        var until = links.remove(link);
        if (until == null || until.isBefore(clock.instant())) {
            return Optional.empty();
        }
        var session = secret();
        sessions.add(session);
        return Optional.of(session);
    }

    boolean inSession(@Nullable String session) {
        return session != null && sessions.contains(session);
    }

    private String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
