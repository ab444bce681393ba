package io.mittari.metrics.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

/**
 * Blocks that are nonsense under a good checksum are refused, and cost no more than their own size. A short run with a
 * fixed seed; the profile {@code fuzz} lets Jazzer look for minutes.
 */
class ForgedBlockTest {

    private static final long SEED = Long.getLong("mittari.seed", 17);
    private static final int INPUTS = Integer.getInteger("mittari.inputs", 4_000);

    @Test
    void aBlockThatIsPutTogetherAgainIsTheSame() throws DataFormatException {
        var block = new BlockWriter().write(BlockTest.block(new Random(SEED)));

        var again = ForgedBlock.closed(ForgedBlock.opened(block));

        assertThat(BlockReader.read(again)).usingRecursiveComparison().isEqualTo(BlockReader.read(block));
    }

    @Test
    void changedBlocksAreReadOrRefusedAsDamaged() throws DataFormatException {
        var random = new Random(SEED);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            var input = changed(
                    ForgedBlock.opened(new BlockWriter().write(BlockTest.block(new Random(random.nextInt(50))))),
                    random);

            assertThatCode(() -> BlockFuzz.fuzzerTestOneInput(input))
                    .as("seed %d, input %d: %s", SEED, i, HexFormat.of().formatHex(input))
                    .doesNotThrowAnyException();
            read += BlockFuzz.tryToRead(ForgedBlock.closed(input)) ? 1 : 0;
        }
        assertThat(read).as("inputs that got through").isBetween(INPUTS / 100, INPUTS / 2);
    }

    @Test
    void aCountThatCannotBeCostsNoMemory() {
        for (int number = 3; number < 9; number++) {
            var forged = new Out();
            for (int i = 0; i < 9; i++) {
                forged.number(i == number ? Integer.MAX_VALUE : 0);
            }
            var block = ForgedBlock.raw(forged.copy());

            assertThatThrownBy(() -> BlockReader.read(block))
                    .as("number %d", number)
                    .isInstanceOf(DamagedBlock.class);
        }
    }

    private static byte[] changed(byte[] opened, Random random) {
        var changed = opened;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changed = changed.clone();
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1 -> changed[at]++;
                case 2 -> changed[at] = (byte) 0xff;
                default -> changed = Arrays.copyOf(changed, 1 + random.nextInt(changed.length));
            }
        }
        return changed;
    }
}
