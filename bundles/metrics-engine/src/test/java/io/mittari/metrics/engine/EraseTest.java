package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Person;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erased;
import io.mittari.metrics.engine.admin.PeopleAdmin.KnownPerson;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EraseTest extends OnAcme {

    private static final String AINO = "Aino Löfgren";

    @Test
    void peopleAreFoundByAnyPartOfWhatTheyAreCalledWhateverItsAccents() throws Exception {
        acme.take(deals());

        assertThat(find("LOFG"))
                .singleElement()
                .satisfies(aino -> assertThat(aino)
                        .returns("seller", KnownPerson::kind)
                        .returns(AINO, KnownPerson::key)
                        .returns(2L, KnownPerson::facts));
        assertThat(find("MÄKI@x"))
                .singleElement()
                .satisfies(eino -> assertThat(eino)
                        .returns("contact", KnownPerson::kind)
                        .returns("Eino Mäki", KnownPerson::name)
                        .returns(1L, KnownPerson::facts));
        assertThat(find("nobody")).isEmpty();
        assertThat(find(find("LOFG").get(0).id())).hasSize(1);
    }

    @Test
    void factsThatStandNoMoreAreNotCounted() throws Exception {
        acme.take(deals());
        acme.take(deal("1", described("owner", "Somebody Else")));

        assertThat(find("Aino").get(0).facts()).isEqualTo(1);
    }

    @Test
    void anErasureChangesNoFigureAndNamesNobody() throws Exception {
        acme.take(deals());
        var before = acme.view().codes("owner");
        var id = find("Aino").get(0).id();

        erase(id);

        assertThat(acme.view().codes("owner")).hasSameSizeAs(before);
        assertThat(sizes("owner")).isEqualTo(List.of(1L, 2L));
        assertThat(labels("owner")).containsExactlyInAnyOrder("(erased " + id.substring(0, 6) + ")", "Veikko");
        assertThat(find("Aino")).isEmpty();
        assertThat(find(id))
                .singleElement()
                .satisfies(erased -> assertThat(erased.erased()).isNotNull());
    }

    @Test
    void anErasedPersonStaysErasedWhateverComesLater() throws Exception {
        acme.take(deals());
        erase(find("Aino").get(0).id());
        erase(find("Eino").get(0).id());

        var again = acme.take(deals());

        assertThat(again.known()).isEqualTo(3);
        assertThat(again.corrected() + again.stored() + again.retracted()).isZero();
        acme.take(contact("4", "17", new Person(Person.Kind.CONTACT, "17", "Eino Toinen", null, null)));
        assertThat(find("Toinen")).isEmpty();
        acme.take(contact("9", "77", new Person(Person.Kind.CONTACT, "77", "E. Mäki", "EINO.maki@x.example", null)));
        acme = new Acme(acme.store);
        acme.take(deals());
        assertThat(find("Aino")).isEmpty();
        assertThat(find("Eino")).as("by the same address").isEmpty();
        assertThat(find("E. Mäki")).isEmpty();
    }

    @Test
    void rejectedRowsThatNameThePersonGoAndOthersStay() throws Exception {
        acme.take(deals());
        acme.engine.ingest(Batch.of(
                Acme.CRM,
                "crm",
                List.of(),
                List.of(
                        rejected("7", "7;\"LÖFGREN\";\"Aino\";x"),
                        rejected("8", "8;aino löfgren;y"),
                        rejected("9", "9;Aino Löf;y"))));

        var erased = erase(find("Aino").get(0).id());

        assertThat(erased.rejected()).isEqualTo(2);
        assertThat(acme.engine.rejected(Acme.ID, 10))
                .extracting(row -> row.rejected().key())
                .containsExactly("9");
    }

    @Test
    void whatTheJournalStillHoldsIsTold() throws Exception {
        acme.take(deals());
        acme.take(
                deal("Aino Löfgren", stage("lead", "2026-01-01")),
                deal("5", described("manager", AINO, "company", "Löfgren, Aino")),
                deal(
                        "6",
                        Acme.slot(
                                "closed",
                                new Closed(
                                        Outcome.LOST,
                                        At.day(LocalDate.parse("2026-02-02")),
                                        null,
                                        "would not talk to Aino Löfgren",
                                        Context.NONE))));

        var erased = erase(find("Aino").get(0).id());

        assertThat(erased.left())
                .containsOnly(
                        entry("attribute 'manager'", 1L),
                        entry("attribute 'company'", 1L),
                        entry("reasons of closes", 1L),
                        entry("record keys of entry 'deal'", 1L),
                        entry("keys of source 'crm'", 1L));
    }

    @Test
    void onlyWhoIsThereIsErased() {
        assertThatThrownBy(() -> erase("nobody"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("tenant acme has no person with the id 'nobody'; 'mittari person find' tells ids");
    }

    @Test
    void anErasedPersonIsLookedForAgainOnlyByWhatIsGivenOnceMore() throws Exception {
        acme.take(deals());
        var id = find("Aino").get(0).id();
        erase(id);

        assertThatThrownBy(() -> erase(id)).isInstanceOf(BadRequest.class).hasMessageContaining("--also");
        acme.engine.ingest(Batch.of(Acme.CRM, "crm", List.of(), List.of(rejected("8", "8;aino löfgren;y"))));
        var texts = acme.engine.texts(Acme.ID, id, List.of(AINO));
        assertThat(acme.engine.erase(Acme.ID, id, texts).rejected()).isEqualTo(1);
    }

    @Test
    void erasuresAreReplayedOnOlderData() throws Exception {
        acme.take(deals());
        erase(find("Aino").get(0).id());
        erase(find("Eino").get(0).id());
        var erasures = acme.engine.erasures(Acme.ID);
        acme.engine.remove(Acme.ID);
        acme.apply(Acme.FILE, 2);
        acme.engine.ingest(Batch.of(
                new Instance(Acme.ID, "crm", 2), "crm", List.of(deals()), List.of(rejected("8", "8;aino löfgren;y"))));
        assertThat(find("Aino")).hasSize(1);

        acme.engine.replay(Acme.ID, erasures);

        assertThat(find("Aino")).isEmpty();
        assertThat(find("Eino")).isEmpty();
        assertThat(acme.engine.rejected(Acme.ID, 10)).isEmpty();
        assertThat(acme.engine.erasures(Acme.ID)).containsExactlyInAnyOrderElementsOf(erasures);
        assertThat(labels("owner")).hasSize(2).contains("Veikko");
    }

    private SourceRecord[] deals() {
        return new SourceRecord[] {
            deal("1", stage("lead", "2026-03-01"), described("owner", AINO)),
            deal("2", stage("lead", "2026-03-02"), described("owner", AINO)),
            deal("3", described("owner", "Veikko")),
            contact("4", "17", new Person(Person.Kind.CONTACT, "17", "Eino Mäki", "Eino.Maki@x.example", "CFO"))
        };
    }

    private static SourceRecord contact(String deal, String contact, Person... people) {
        var plain = deal(
                deal,
                Acme.slot(
                        "open",
                        new Open(
                                At.day(LocalDate.parse("2026-01-02")),
                                null,
                                null,
                                null,
                                null,
                                new Context(null, null, null, null, null, contact))));
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

    private static Rejected rejected(@Nullable String key, String raw) {
        return new Rejected(new Origin("deals.csv", 7), "deal", key, "no date", raw, "a;b", "utf-8");
    }

    private Erased erase(String id) throws Exception {
        return acme.engine.erase(Acme.ID, id, acme.engine.texts(Acme.ID, id, List.of()));
    }

    private List<KnownPerson> find(String text) throws Exception {
        return acme.engine.find(Acme.ID, text, 10);
    }

    private List<String> labels(String dimension) throws Exception {
        var view = acme.view();
        return Arrays.stream(view.codes(dimension))
                .filter(code -> code >= 0)
                .distinct()
                .mapToObj(code -> view.label(dimension, code))
                .toList();
    }

    private List<Long> sizes(String dimension) throws Exception {
        var codes = acme.view().codes(dimension);
        return Arrays.stream(codes)
                .filter(code -> code >= 0)
                .distinct()
                .mapToObj(code ->
                        Arrays.stream(codes).filter(each -> each == code).count())
                .sorted()
                .toList();
    }
}
