package io.mittari.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The body of a request as text or JSON: bounded, for it is held in memory. */
final class JsonBody {

    private static final int LARGEST = 4 << 20;

    private JsonBody() {}

    static String text(Call call) throws Refusal, IOException {
        var bytes = call.body().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Refusal.tooLarge("the body is larger than %d MB".formatted(LARGEST >> 20));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.malformed("the body is not UTF-8");
        }
    }

    static JsonObject object(Call call) throws Refusal, IOException {
        try (var reader = Json.createReader(new StringReader(text(call)))) {
            return reader.readObject();
        } catch (JsonException unreadable) {
            throw Refusal.malformed("the body is no JSON object: " + unreadable.getMessage());
        } catch (RuntimeException tooDeep) { // how Parsson tells of nesting beyond its limit
            throw Refusal.malformed("the body cannot be read as JSON: " + tooDeep.getMessage());
        }
    }
}
