package io.mittari.report.render;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A document in its format, ready to be written to a file or answered over HTTP. */
public final class Rendered {

    private final Format format;
    private final byte[] bytes;

    private Rendered(Format format, byte[] bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    public static Rendered text(Format format, String text) {
        return new Rendered(format, text.getBytes(UTF_8));
    }

    public Format format() {
        return format;
    }

    /** A copy; text is UTF-8. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes read as UTF-8; of use for text formats only. */
    public String text() {
        return new String(bytes, UTF_8);
    }
}
