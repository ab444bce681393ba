package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Person;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids that stand for people in one tenant's facts: a keyed hash of who it is, 80 bits in 16 letters and digits, so the
 * same person has the same id in every batch, after a restart and after an erasure, without anything being looked up. Its
 * form stands in journals and must not change. Not for two threads.
 */
final class PersonIds {

    /** What an id begins with where it stands in a fact; no source can say that. */
    private static final String MARK = "\u0000p";

    private static final int LENGTH = 16;
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final Mac mac;
    private final TenantId tenant;

    PersonIds(byte[] key, TenantId tenant) {
        this.tenant = tenant;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** @param source matters for contacts, whose keys are their source's own */
    String of(Person.Kind kind, String source, String key) {
        return switch (kind) {
            case CONTACT -> hashed("contact", source, key);
            case SELLER -> hashed("seller", "", key);
        };
    }

    /** Of an e-mail address, whoever's. */
    String ofAddress(String email) {
        return hashed("address", "", email.strip().toLowerCase(Locale.ROOT));
    }

    /** The same for every key but this. */
    String ofNobody() {
        return hashed("nobody", "", "");
    }

    /** An id as it stands in a fact. */
    static String inFact(String id) {
        return MARK + id;
    }

    /** Whether a text of a fact stands for a person. */
    static boolean isInFact(String text) {
        return text.length() == MARK.length() + LENGTH && text.startsWith(MARK);
    }

    /** The id in a text that {@link #isInFact}. */
    static String idIn(String text) {
        return text.substring(MARK.length());
    }

    private String hashed(String kind, String source, String key) {
        for (var part : new String[] {tenant.value(), kind, source, key}) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            for (int shift = 24; shift >= 0; shift -= 8) {
                mac.update((byte) (bytes.length >>> shift));
            }
            mac.update(bytes);
        }
        var hash = mac.doFinal();
        var id = new StringBuilder(LENGTH);
        long bits = 0;
        int have = 0;
        for (int at = 0; id.length() < LENGTH; at++) {
            bits = bits << 8 | (hash[at] & 0xff);
            for (have += 8; have >= 5; have -= 5) {
                id.append(DIGITS.charAt((int) (bits >>> (have - 5)) & 31));
            }
        }
        return id.toString();
    }
}
