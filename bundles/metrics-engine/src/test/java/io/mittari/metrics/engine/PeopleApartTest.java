package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Person;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.engine.ingest.StoredBlocks;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.store.KeptPerson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleApartTest extends OnAcme {

    private static final String AINO = "Aino Virtanen";

    @Test
    void noBlockHoldsANameThatAColumnOfPeopleBrought() throws Exception {
        acme.take(
                deal("1", stage("meeting", "2026-03-01"), described("owner", AINO, "channel", "web")),
                deal("2", stage("meeting", "2026-03-02"), described("contact", AINO)),
                of(Entity.OWNER, AINO, described(Entity.OWNER, AINO, "team", "north", "email", "aino@acme.example")),
                deal("3", contexted(AINO, AINO)));

        assertThat(journal()).contains("channel").doesNotContain("Aino").doesNotContain("aino@acme.example");
        assertThat(people())
                .extracting(KeptPerson::kind, KeptPerson::key, KeptPerson::email)
                .containsExactlyInAnyOrder(
                        tuple(KeptPerson.Kind.SELLER, AINO, "aino@acme.example"),
                        tuple(KeptPerson.Kind.CONTACT, AINO, null));
    }

    @Test
    void figuresShowSellersByName() throws Exception {
        acme.take(
                deal("1", described("owner", AINO)),
                of(Entity.OWNER, AINO, described(Entity.OWNER, AINO, "team", "north")));

        assertThat(labels("owner")).containsExactly(AINO);
        assertThat(labels("team")).containsExactly("north");
    }

    @Test
    void theSameRowsAgainAreKnown() throws Exception {
        acme.take(deal("1", won("2026-03-01", 10), contexted(AINO, "17")));

        var again = acme.take(deal("1", won("2026-03-01", 10), contexted(AINO, "17")));

        assertThat(again.known()).isEqualTo(2);
        assertThat(again.corrected()).isZero();
        assertThat(people()).hasSize(2);
    }

    @Test
    void whatASourceSaysOfAPersonIsKeptWithoutTouchingTheFacts() throws Exception {
        acme.take(about(new Person(Person.Kind.CONTACT, "17", "Eino Mäki", null, "CFO")));
        assertThat(labels("contact")).containsExactly("Eino Mäki");

        var renamed = acme.take(about(new Person(Person.Kind.CONTACT, "17", "Eino Niemi", "eino@x.example", null)));

        assertThat(renamed.known()).isEqualTo(1);
        assertThat(labels("contact")).containsExactly("Eino Niemi");
        assertThat(people())
                .extracting(KeptPerson::key, KeptPerson::name, KeptPerson::email, KeptPerson::role)
                .containsExactly(tuple("17", "Eino Niemi", "eino@x.example", "CFO"));
        acme.take(about());
        assertThat(labels("contact")).as("what is left empty says nothing").containsExactly("Eino Niemi");
    }

    @Test
    void contactsOfOneNameAreStillTwo() throws Exception {
        acme.take(
                about(new Person(Person.Kind.CONTACT, "17", "Eino Mäki", null, null)),
                deal("2", contexted(null, "18")));
        acme.take(aboutContact("18", "2", new Person(Person.Kind.CONTACT, "18", "Eino Mäki", null, null)));

        assertThat(labels("contact")).hasSize(2).allMatch(label -> label.matches("Eino Mäki \\([0-9a-z]{6}\\)"));
    }

    @Test
    void aRecordOfAPersonIsTakenBackByTheNameThatMadeIt() throws Exception {
        acme.take(
                deal("1", described("owner", AINO)),
                of(Entity.OWNER, AINO, described(Entity.OWNER, AINO, "team", "north")));

        acme.take(of(Entity.OWNER, "x", Acme.slot("retracted/x", new Retracted(AINO, null, null))));

        assertThat(acme.view().dimensions()).contains("owner").doesNotContain("team");
    }

    @Test
    void aRejectedRowOfAPersonClosesWhenItIsTaken() throws Exception {
        var rejected = new Rejected(
                new Origin("agents.csv", 2), "agent", AINO, "no", AINO + ";?", "a;b", "utf-8", Entity.OWNER);
        acme.engine.ingest(Batch.of(Acme.CRM, "crm", List.of(), List.of(rejected)));
        assertThat(acme.engine.rejected(Acme.ID, 10))
                .singleElement()
                .extracting(row -> row.rejected().key())
                .asString()
                .matches("\\(unknown [0-9a-z]{6}\\)");

        acme.take(of(Entity.OWNER, AINO, described(Entity.OWNER, AINO, "team", "north")));

        assertThat(acme.engine.rejected(Acme.ID, 10)).isEmpty();
    }

    @Test
    void underAnotherKeyNothingIsTaken() throws Exception {
        acme.take(deal("1", described("owner", AINO)));
        var otherKey = new byte[32];
        otherKey[0] = 1;
        var elsewhere = new MetricsEngine(
                acme.store,
                acme.store,
                new People(acme.store, otherKey),
                acme,
                Indexes.in(null),
                ImageFolders.none(),
                1_000_000);

        assertThatThrownBy(() -> elsewhere.ingest(
                        Batch.of(Acme.CRM, "crm", List.of(deal("2", described("owner", AINO))), List.of())))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "the people of tenant acme were kept under another key than the one in keys/people.key of the home: put that one back from a backup of the home");
        assertThat(elsewhere.check(Acme.ID, Progress.UNHEARD))
                .extracting(Finding::wrong)
                .containsExactly("tenant acme: its people were kept under another key than the one in keys/people.key");
        assertThat(acme.engine.check(Acme.ID, Progress.UNHEARD)).isEmpty();
    }

    private SourceRecord about(Person... people) {
        return aboutContact("17", "1", people);
    }

    private static SourceRecord aboutContact(String contact, String deal, Person... people) {
        var plain = deal(deal, contexted(null, contact));
        return new SourceRecord(
                plain.entry(),
                plain.rank(),
                plain.key(),
                plain.funnel(),
                plain.subject(),
                plain.sameAs(),
                plain.from(),
                plain.version(),
                plain.slots(),
                plain.origin(),
                Entity.OPPORTUNITY,
                List.of(people));
    }

    private static SourceRecord.Slot contexted(@Nullable String owner, String contact) {
        return Acme.slot(
                "stage/lead",
                new StageEntered(
                        new Stage("lead"),
                        At.day(LocalDate.parse("2026-01-02")),
                        new Context(owner, null, null, null, null, contact)));
    }

    private static SourceRecord of(Entity entity, String key, SourceRecord.Slot slot) {
        return new SourceRecord(
                "agent",
                2,
                key,
                "main",
                null,
                List.of(),
                null,
                null,
                List.of(slot),
                new Origin("agents.csv", 2),
                entity,
                List.of());
    }

    private List<String> labels(String dimension) throws Exception {
        var view = acme.view();
        return Arrays.stream(view.codes(dimension))
                .filter(code -> code >= 0)
                .distinct()
                .mapToObj(code -> view.label(dimension, code))
                .toList();
    }

    private List<KeptPerson> people() throws Exception {
        var people = new ArrayList<KeptPerson>();
        acme.store.eachPerson(Acme.ID, person -> {
            if (person.kind() != KeptPerson.Kind.ADDRESS) {
                people.add(person);
            }
        });
        return people;
    }

    /** All texts of all blocks. */
    private String journal() throws Exception {
        var texts = new ArrayList<String>();
        new StoredBlocks(acme.store, Acme.ID)
                .each(0, acme.store.head(Acme.ID).orElseThrow().blocks(), block -> {
                    block.keys().forEach(key -> texts.add(key.toString()));
                    for (var row : block.records()) {
                        texts.add(row.key());
                        row.facts().forEach(fact -> texts.add(fact.slot() + " " + fact.fact()));
                    }
                });
        return String.join("\n", texts);
    }
}
