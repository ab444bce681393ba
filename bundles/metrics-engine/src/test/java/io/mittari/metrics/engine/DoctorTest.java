package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockReader;
import io.mittari.metrics.engine.journal.BlockWriter;
import io.mittari.metrics.engine.journal.RecordRow;
import io.mittari.metrics.store.Flaw;
import io.mittari.metrics.store.LostBlock;
import io.mittari.metrics.store.derby.Tampering;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each defect is one that was put there. */
class DoctorTest extends OnAcme {

    private Tampering stored;

    /** Four blocks, #2 to #5, of two facts each; the last corrects one of the first. */
    @BeforeEach
    void fill() throws Exception {
        stored = new Tampering(folder);
        acme.take(deal("D1", stage("lead", "2026-01-02"), won("2026-02-01", 100)));
        acme.take(deal("D2", stage("lead", "2026-01-03"), won("2026-02-02", 200)));
        acme.take(deal("D3", stage("lead", "2026-01-04"), won("2026-02-03", 300)));
        acme.take(deal("D1", stage("lead", "2026-01-02"), won("2026-02-01", 150)));
    }

    @Test
    void findsNothingInASoundJournal() throws Exception {
        assertThat(check()).isEmpty();
        assertThat(acme.store.check(Acme.ID)).isEmpty();
    }

    @Test
    void aFlippedBitIsNamedAndSetAsideAndTheRestIsServed() throws Exception {
        flip(1);

        assertThat(check())
                .singleElement()
                .extracting(Finding::wrong)
                .isEqualTo(
                        "tenant acme: block 1 (#2 to #4) cannot be read, its checksum is wrong: 2 facts, 1 keys and 1 records that were new there are missing. What is there of it is set aside");
        assertThat(acme.store.lost(Acme.ID)).extracting(LostBlock::number).containsExactly(1L);
        assertThat(again().view().size()).isEqualTo(2);
    }

    @Test
    void figuresSayThatSomethingIsMissingButNotThoseOfBefore() throws Exception {
        flip(1);
        var acme = again();

        assertThat(acme.engine.open(Acme.ID, AsOf.NOW, null).missing())
                .singleElement()
                .hasToString("2 facts that were stored cannot be read, and are missing in every figure");
        assertThat(acme.engine.open(Acme.ID, new AsOf.AtSequence(1), null).missing())
                .isEmpty();
        assertThat(acme.store.lost(Acme.ID))
                .as("whoever meets it sets it aside")
                .hasSize(1);
    }

    @Test
    void nothingIsAddedToAJournalWithAHole() throws Exception {
        flip(2);
        var acme = again();

        assertThatThrownBy(() -> acme.take(deal("D4", stage("lead", "2026-01-05"))))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "blocks of tenant acme cannot be read: mittari doctor acme says what is missing and the mend");
        assertThatThrownBy(() -> acme.take(deal("D4", stage("lead", "2026-01-05"))))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "block 2 of tenant acme cannot be read, so nothing can be added: mittari doctor acme says what is missing and the mend; nothing of the batch was stored, and it may come again");
        assertThat(acme.store.head(Acme.ID).orElseThrow().sequence()).isEqualTo(5);
    }

    @Test
    void aHoleThatAWriterFindsIsToldByAnImageAtHand() throws Exception {
        var sound = stored.block(1);
        var acme = again();
        assertThat(acme.engine.open(Acme.ID, AsOf.NOW, null).missing()).isEmpty();
        flip(1);
        assertThatThrownBy(() -> acme.take(deal("D4", stage("lead", "2026-01-05"))))
                .isInstanceOf(Unavailable.class);

        assertThat(acme.engine.open(Acme.ID, AsOf.NOW, null).missing()).hasSize(1);

        stored.setBlock(1, sound);
        acme.store.useAgain(Acme.ID, 1);
        assertThat(acme.engine.open(Acme.ID, AsOf.NOW, null).missing()).isEmpty();
    }

    @Test
    void aBlockThatIsThereAgainIsUsedAgain() throws Exception {
        var before = Acme.told(acme.view());
        var sound = stored.block(1);
        flip(1);
        check();
        stored.setBlock(1, sound);

        assertThat(check())
                .containsExactly(
                        Finding.mended("tenant acme: block 1 was set aside and can be read again", "it is used again"));
        assertThat(Acme.told(acme.view())).isEqualTo(before);
        assertThat(acme.engine.open(Acme.ID, AsOf.NOW, null).missing()).isEmpty();
        acme.take(deal("D4", stage("lead", "2026-01-05")));
        assertThat(check()).isEmpty();
    }

    @Test
    void aBlockThatIsNotThereIsNamed() throws Exception {
        stored.run("DELETE FROM journal_block WHERE number IN (1, 2)");

        assertThat(wrong())
                .containsExactly(
                        "tenant acme: blocks 1 to 2 (#2 to #5) cannot be read, it is not there: 4 facts, 2 keys that were new there are missing. What is there of it is set aside");
        assertThat(again().view().size()).isEqualTo(1);
    }

    /** The journal says nothing of it before. */
    @Test
    void whichRecordsWereLostIsToldByTheNextNewOne() throws Exception {
        acme.take(deal("D4", stage("lead", "2026-01-05")));
        stored.run("DELETE FROM journal_block WHERE number = 2");

        assertThat(wrong())
                .containsExactly(
                        "tenant acme: block 2 (#3 to #5) cannot be read, it is not there: 2 facts, 1 keys and 1 records that were new there are missing. What is there of it is set aside");
    }

    @Test
    void theLastBlockIsMissedToo() throws Exception {
        stored.run("DELETE FROM journal_block WHERE number = 3");

        assertThat(wrong())
                .containsExactly(
                        "tenant acme: block 3 (#4 to #5) cannot be read, it is not there: 1 facts, 0 keys that were new there are missing. What is there of it is set aside");
        assertThat(again().engine.open(Acme.ID, AsOf.NOW, null).missing()).hasSize(1);
    }

    @Test
    void aBlockInAnothersPlaceDoesNotFollow() throws Exception {
        var first = stored.block(1);
        stored.setBlock(1, stored.block(2));
        stored.setBlock(2, first);

        assertThat(wrong())
                .contains(
                        "tenant acme: block 1 does not follow those before it: its facts begin with 4, but 2 is the next")
                .hasSizeGreaterThan(1);
        assertThat(acme.store.lost(Acme.ID)).isEmpty();
    }

    @Test
    void aHeadThatSaysAnotherCountIsNamed() throws Exception {
        stored.run("UPDATE tenant SET ordinals = 9");

        assertThat(wrong()).containsExactly("tenant acme: the journal's blocks hold 7 facts, it says it has 9");
    }

    @Test
    void aMissingPointIsNamed() throws Exception {
        stored.run("DELETE FROM journal_commit WHERE sequence = 3");

        assertThat(acme.store.check(Acme.ID))
                .extracting(Flaw::wrong)
                .containsExactly("tenant acme: 1 of the 5 points of the journal are missing");
    }

    @Test
    void whatStandsBeyondTheEndOfTheJournalIsNamed() throws Exception {
        stored.run("UPDATE tenant_version SET sequence = 77");
        stored.run("UPDATE tenant SET blocks = 3");

        assertThat(acme.store.check(Acme.ID))
                .extracting(Flaw::wrong)
                .containsExactly(
                        "tenant acme: 1 changes of the tenant file are not between 1 and 5, where the journal ends",
                        "tenant acme: 1 parts of blocks are not between 0 and 2, where the journal ends");
    }

    @Test
    void anIndexThatSaysSomethingElseThanTheJournalIsMadeAgain() throws Exception {
        var block = BlockReader.read(stored.block(1));
        var row = block.records().get(0);
        var other = new RecordRow(
                row.number(),
                row.source(),
                row.entry(),
                row.rank(),
                row.key(),
                row.content() + 1,
                row.funnel(),
                row.subject(),
                row.names(),
                row.version(),
                row.origin(),
                row.firstOrdinal(),
                row.kept(),
                row.facts());
        stored.setBlock(
                1,
                new BlockWriter()
                        .write(new Block(
                                block.sequence(),
                                block.firstOrdinal(),
                                block.firstKey(),
                                block.keys(),
                                List.of(other),
                                block.ended())));

        assertThat(check())
                .containsExactly(Finding.mended(
                        "tenant acme: the index of records: it has another content of record 1 than block 1",
                        "it is made again from the journal"));
        assertThat(check()).isEmpty();
        assertThat(acme.take(deal("D4", stage("lead", "2026-01-05"))).stored()).isEqualTo(1);
    }

    @Test
    void whatIsDerivedIsMadeAgain() throws Exception {
        var made = new java.util.ArrayList<String>();
        var derived = new io.mittari.metrics.engine.integrity.Derived() {
            @Override
            public String name() {
                return "the index";
            }

            @Override
            public List<String> verify(
                    io.mittari.metrics.api.TenantId tenant, io.mittari.metrics.store.JournalHead head) {
                return List.of("it has another checksum");
            }

            @Override
            public void makeAgain(io.mittari.metrics.api.TenantId tenant) {
                made.add(tenant.value());
            }
        };

        var found = new io.mittari.metrics.engine.integrity.Doctor(acme.store, List.of(derived), tenant -> {})
                .check(Acme.ID, acme.store.head(Acme.ID).orElseThrow(), Progress.UNHEARD);

        assertThat(found)
                .containsExactly(Finding.mended(
                        "tenant acme: the index: it has another checksum", "it is made again from the journal"));
        assertThat(made).containsExactly("acme");
    }

    private void flip(long block) throws Exception {
        var content = stored.block(block);
        content[content.length / 2] ^= 8;
        stored.setBlock(block, content);
    }

    /** The same tenant, with nothing in memory. */
    private Acme again() throws Exception {
        return new Acme(acme.store);
    }

    private List<Finding> check() throws Exception {
        return acme.engine.check(Acme.ID, Progress.UNHEARD);
    }

    private List<String> wrong() throws Exception {
        return check().stream().map(Finding::wrong).toList();
    }
}
