package io.mittari.connectors.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes inputs up: parts of good ones, put together with what troubles parsers. */
public final class Mutations {

    private final Random random;
    private final List<byte[]> seeds;
    private final List<String> tokens;

    /** @param tokens that trouble the parser */
    public Mutations(Random random, List<byte[]> seeds, List<String> tokens) {
        this.random = random;
        this.seeds = List.copyOf(seeds);
        this.tokens = List.copyOf(tokens);
    }

    /** Another input. */
    public byte[] next() {
        var from = seeds.get(random.nextInt(seeds.size()));
        var made = new ByteArrayOutputStream();
        var changes = 1 + random.nextInt(6);
        var every = Math.max(1, from.length / changes);
        for (var i = 0; i < from.length; i++) {
            if (random.nextInt(every) > 0) {
                made.write(from[i]);
            } else {
                i = change(from, i, made);
            }
        }
        return made.toByteArray();
    }

    /** Cuts, repeats, splices, or puts in a token or a byte; tells where to go on. */
    private int change(byte[] from, int at, ByteArrayOutputStream made) {
        switch (random.nextInt(6)) {
            case 0 -> {
                return at + random.nextInt(8);
            }
            case 1 -> {
                var back = Math.max(0, at - random.nextInt(20));
                made.write(from, back, at - back);
            }
            case 2 -> {
                var other = seeds.get(random.nextInt(seeds.size()));
                var start = random.nextInt(other.length + 1);
                made.write(other, start, Math.min(other.length - start, random.nextInt(40)));
            }
            case 3 -> made.write(random.nextInt(256));
            default -> made.writeBytes(tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.UTF_8));
        }
        return at;
    }
}
