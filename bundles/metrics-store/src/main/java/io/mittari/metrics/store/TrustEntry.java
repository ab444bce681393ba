package io.mittari.metrics.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that makes bundles trusted: the digest of one jar, or a certificate that vouches for what is signed with it.
 *
 * @param id SHA-256 of the jar or of the certificate, lower-case hex
 * @param certificate in its PEM form; null: the entry is of a jar
 * @param by who added it
 * @param why in that one's words; empty if none was given
 */
public record TrustEntry(String id, @Nullable String certificate, String by, String why, Instant at) {}
