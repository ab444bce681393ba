package io.mittari.itests.command;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Looks for a text in every byte of a home, packed or not. */
final class HomeBytes {

    private HomeBytes() {}

    /** Files of the home that hold a text in any encoding, also inside of packed blocks. */
    static List<String> holding(Path home, String text) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                byte[] content;
                try {
                    content = Files.readAllBytes(file);
                } catch (NoSuchFileException e) {
                    continue; // the platform's address, gone with it
                }
                var place = home.relativize(file).toString();
                if (holds(content, content.length, text)) {
                    found.add(place);
                }
                if (place.startsWith("data") && packed(content, text)) {
                    found.add(place + " packed");
                }
            }
        }
        return found;
    }

    private static boolean holds(byte[] content, int length, String text) {
        var searched = new String(content, 0, length, StandardCharsets.ISO_8859_1);
        return List.of("UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE").stream()
                .map(charset -> new String(text.getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1))
                .anyMatch(searched::contains);
    }

    /** A block begins with MJ and its version; its packed body some numbers later. */
    private static boolean packed(byte[] content, String text) {
        for (int at = 0; at + 40 < content.length; at++) {
            if (content[at] == 'M' && content[at + 1] == 'J' && content[at + 2] == 1) {
                for (int body = at + 7; body < at + 40; body++) {
                    var unpacked = new byte[1 << 20];
                    if (holds(unpacked, unpack(content, body, unpacked), text)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int unpack(byte[] content, int from, byte[] into) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(content, from, content.length - from);
            return inflater.inflate(into);
        } catch (DataFormatException notHere) {
            return 0;
        } finally {
            inflater.end();
        }
    }
}
