package io.mittari.metrics.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.WON, Outcome.LOST, Outcome.NONE);

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void readsBackWhatWasWritten() {
        var writer = new BlockWriter();
        for (int seed = 0; seed < 200; seed++) {
            var block = block(new Random(seed));

            var read = BlockReader.read(writer.write(block));

            assertThat(read).usingRecursiveComparison().isEqualTo(block);
        }
    }

    @Test
    void readsRecordsWithoutTheirFacts() {
        var block = block(new Random(3));

        var read = BlockReader.readRecords(new BlockWriter().write(block));

        assertThat(read.records())
                .hasSameSizeAs(block.records())
                .allMatch(row -> row.facts().isEmpty());
        assertThat(read.records())
                .extracting(RecordRow::content)
                .containsExactlyElementsOf(
                        block.records().stream().map(RecordRow::content).toList());
        assertThat(read.keys()).isEqualTo(block.keys());
    }

    @Test
    void noFlippedBitGoesUnseen() {
        var random = new Random(11);
        var bytes = new BlockWriter().write(block(random));
        for (int i = 0; i < 2_000; i++) {
            var flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));

            assertThatThrownBy(() -> BlockReader.read(flipped)).isInstanceOf(DamagedBlock.class);
        }
    }

    @Test
    void saysThatANewerProgramWroteIt() {
        var bytes = new BlockWriter().write(block(new Random(1)));
        bytes[2] = 9;

        assertThatThrownBy(() -> BlockReader.read(bytes))
                .hasMessage("its format is 9, this program knows up to 1: a newer one has written it");
    }

    /** A block of anything that blocks may hold. */
    static Block block(Random random) {
        int firstOrdinal = random.nextInt(1_000_000);
        var keys = new ArrayList<KeyRow>();
        for (int i = random.nextInt(20); i > 0; i--) {
            keys.add(new KeyRow("crm", random.nextBoolean() ? "" : "deal", "Ä" + random.nextInt()));
        }
        var records = new ArrayList<RecordRow>();
        int ordinal = firstOrdinal;
        for (int i = random.nextInt(50); i > 0; i--) {
            var facts = new ArrayList<FactRow>();
            for (int f = random.nextInt(6); f > 0; f--) {
                facts.add(fact(random, f));
            }
            records.add(new RecordRow(
                    random.nextInt(100_000),
                    "crm",
                    "entry " + random.nextInt(3),
                    random.nextInt(300),
                    random.nextBoolean() ? "" : "key € " + random.nextInt(),
                    random.nextLong(),
                    "main",
                    random.nextInt(1_000) - 1,
                    random.nextBoolean(),
                    random.nextBoolean() ? null : random.nextLong() >> random.nextInt(60),
                    new Origin("file " + random.nextInt(2), random.nextInt(1_000)),
                    ordinal,
                    random.ints(random.nextInt(3), 0, firstOrdinal + 1).toArray(),
                    facts));
            ordinal += facts.size();
        }
        return new Block(
                1 + random.nextInt(1_000),
                firstOrdinal,
                random.nextInt(1_000),
                keys,
                records,
                random.ints(random.nextInt(5), 0, ordinal + 1).toArray());
    }

    private static FactRow fact(Random random, int slot) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return FactRow.link(
                    "link", random.nextBoolean(), random.ints(3, 0, 10_000).toArray());
        } else if (kind == 1) {
            return FactRow.from(random.nextInt(10_000));
        }
        return FactRow.of("slot " + slot, random.nextBoolean(), fact(random));
    }

    private static Fact fact(Random random) {
        var context = random.nextInt(3) > 0 ? Context.NONE : new Context("o", null, "c", null, "p", null);
        return switch (random.nextInt(8)) {
            case 0 -> new StageEntered(new Stage("meeting"), random.nextBoolean() ? null : at(random), context);
            case 1 -> new Closed(OUTCOMES.get(random.nextInt(3)), at(random), money(random), "why", context);
            case 2 ->
                new Open(
                        at(random),
                        random.nextBoolean() ? null : money(random),
                        random.nextBoolean() ? null : day(random),
                        random.nextBoolean() ? null : new BigDecimal("0.350"),
                        random.nextBoolean() ? null : new Stage("offer"),
                        context);
            case 3 -> new Described(Entity.OPPORTUNITY, "", Map.of("owner", "Ä" + random.nextInt(9), "channel", "web"));
            case 4 -> new Cost(money(random), at(random), day(random), Cost.Kind.TOOLS, context);
            case 5 ->
                new Total(
                        null,
                        Outcome.WON,
                        null,
                        random.nextInt(99),
                        day(random),
                        Total.Per.WEEK,
                        money(random),
                        true,
                        context);
            case 6 -> new Rate(Currency.getInstance("USD"), day(random), new BigDecimal("0.9231"));
            default -> new Retracted("key " + random.nextInt(9), random.nextBoolean() ? null : "closed", at(random));
        };
    }

    private static At at(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> At.day(day(random));
            case 1 -> At.instant(Instant.ofEpochSecond(random.nextInt()));
            default -> At.instant(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
        };
    }

    private static LocalDate day(Random random) {
        return LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
    }

    private static Money money(Random random) {
        return new Money(random.nextLong() >> random.nextInt(50), EUR);
    }
}
