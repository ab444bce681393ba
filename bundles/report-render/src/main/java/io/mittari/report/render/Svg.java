package io.mittari.report.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Writes one picture. Coordinates are rounded to a tenth, so that the same figures give the same bytes everywhere.
 * Without the namespace of SVG: it stands inside HTML only, which needs none.
 */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    /**
     * @param id unlike that of any other picture on the page
     * @param description what the picture says, for those who cannot see it
     */
    Svg(String id, double width, double height, String title, String description) {
        out.append("<svg role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">\n"
                .formatted(id, id, n(width), n(height), n(width), n(height)));
        out.append("<title id=\"%s-t\">%s</title>\n".formatted(id, Markup.escaped(title)));
        out.append("<desc id=\"%s-d\">%s</desc>\n".formatted(id, Markup.escaped(description)));
    }

    /** Markup of our own: never with text of a document in it. */
    Svg raw(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    Svg rect(double x, double y, double width, double height, String style) {
        return raw("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>"
                .formatted(n(x), n(y), n(width), n(height), style));
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        return raw("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>".formatted(n(x1), n(y1), n(x2), n(y2), style));
    }

    Svg path(String d, String style) {
        return raw("<path d=\"%s\" %s/>".formatted(d, style));
    }

    Svg text(double x, double y, String style, String text) {
        return raw("<text x=\"%s\" y=\"%s\" %s>%s</text>".formatted(n(x), n(y), style, Markup.escaped(text)));
    }

    String done() {
        return out + "</svg>\n";
    }

    /** One decimal at most: {@code 12}, {@code 12.5}; never {@code -0}. */
    static String n(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** On two lines at most, broken at a space. */
    static List<String> wrapped(String text, int characters) {
        if (text.codePointCount(0, text.length()) <= characters) {
            return List.of(text);
        }
        int space = text.lastIndexOf(' ', text.offsetByCodePoints(0, characters));
        return space <= 0
                ? List.of(shortened(text, characters))
                : List.of(text.substring(0, space), shortened(text.substring(space + 1), characters));
    }

    /** At most that many characters, the rest cut off behind an ellipsis. */
    static String shortened(String text, int characters) {
        int length = text.codePointCount(0, text.length());
        return length <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters - 1)).stripTrailing() + "…";
    }
}
