package io.mittari.tenant.admin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PeopleAdmin;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erasure;
import io.mittari.metrics.engine.admin.PersonTexts;
import io.mittari.tenant.admin.ErasedPerson;
import io.mittari.tenant.admin.ErasedPerson.Left;
import io.mittari.tenant.admin.ErasedPerson.Masked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleOfHomeTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final String ROW = "1;Aino Löfgren;2\n";

    @TempDir
    Path home;

    private final Store store = new Store();
    private PeopleOfHome people;

    @BeforeEach
    void open() {
        people = new PeopleOfHome(store, home);
    }

    @Test
    void copiesThatThePlatformKeepsOfTheTenantAreCrossedOut() throws Exception {
        put("inbox/acme/csv/done/deals.csv", ROW + ROW);
        put("inbox/acme/csv/refused/deals.csv.reason.json", ROW);
        put("inbox/acme/csv/lookups/crm/teams/teams.csv", ROW);
        put("removed/acme-20261122T120000Z/csv/deals.csv", ROW);
        put("logs/mittari.log", ROW);
        var old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(home.resolve("inbox/acme/csv/done/deals.csv"), old);

        var erased = erase();

        assertThat(erased.masked())
                .containsExactlyInAnyOrder(
                        new Masked("inbox/acme/csv/done/deals.csv", 2),
                        new Masked("inbox/acme/csv/refused/deals.csv.reason.json", 1),
                        new Masked("inbox/acme/csv/lookups/crm/teams/teams.csv", 1),
                        new Masked("removed/acme-20261122T120000Z/csv/deals.csv", 1),
                        new Masked("logs/mittari.log", 1));
        assertThat(Files.readString(home.resolve("inbox/acme/csv/done/deals.csv")))
                .isEqualTo("1;xxxx xxxxxxxx;2\n1;xxxx xxxxxxxx;2\n");
        assertThat(Files.getLastModifiedTime(home.resolve("inbox/acme/csv/done/deals.csv")))
                .isEqualTo(old);
        assertThat(erased.left()).isEmpty();
    }

    @Test
    void whatIsAnotherTenantsStays() throws Exception {
        for (var file : List.of(
                "inbox/acme-2/csv/done/deals.csv",
                "inbox/baltic/csv/done/deals.csv",
                "removed/acme-2-20261122T120000Z/csv/deals.csv")) {
            put(file, ROW);
        }

        assertThat(erase().masked()).isEmpty();

        assertThat(Files.readString(home.resolve("inbox/acme-2/csv/done/deals.csv")))
                .isEqualTo(ROW);
    }

    @Test
    void whatIsNotForThePlatformToChangeIsTold() throws Exception {
        put("inbox/acme/csv/waiting.csv", ROW);
        put("run/imports/1/deals.csv", ROW);
        put("notes.txt", ROW + ROW);
        put("inbox/acme/csv/done/Aino Löfgren.csv", "1;2\n");
        packed("logs/mittari.2026-11-21.0.log.gz", ROW);
        store.left = Map.of("attribute 'team'", 12L, PeopleAdmin.TENANT_FILES, 1L);

        var left = erase().left();

        assertThat(left)
                .extracting(Left::place, Left::times)
                .containsExactlyInAnyOrder(
                        tuple("attribute 'team'", 12L),
                        tuple("versions of the tenant file", 1L),
                        tuple("inbox/acme/csv/waiting.csv", 1L),
                        tuple("run/imports/1/deals.csv", 1L),
                        tuple("notes.txt", 2L),
                        tuple("inbox/acme/csv/done/Aino Löfgren.csv", 1L),
                        tuple("logs/mittari.2026-11-21.0.log.gz", 1L));
        assertThat(Files.readString(home.resolve("inbox/acme/csv/waiting.csv"))).isEqualTo(ROW);
    }

    @Test
    void aNameOnTheBorderOfTwoReadingsIsFoundOnce() throws Exception {
        for (int before : new int[] {(1 << 20) - 6, (1 << 20) - (8 << 10) - 6, 3 << 20}) {
            put("inbox/acme/csv/done/large.csv", "x;".repeat(before / 2) + ROW + "y;".repeat(1 << 20));
            put("notes.txt", "x;".repeat(before / 2) + ROW + "y;".repeat(1 << 20));

            var erased = erase();

            assertThat(erased.masked()).extracting(Masked::times).containsExactly(1L);
            assertThat(erased.left()).extracting(Left::times).containsExactly(1L);
        }
    }

    @Test
    void filesAreDoneBeforeTheStoreForgetsTheName() throws Exception {
        put("inbox/acme/csv/done/deals.csv", ROW);
        store.fails = true;

        assertThatThrownBy(this::erase).isInstanceOf(Unavailable.class);

        assertThat(Files.readString(home.resolve("inbox/acme/csv/done/deals.csv")))
                .contains("xxxx");
        assertThat(store.calls).containsExactly("texts", "erase");
    }

    @Test
    void aReplayReachesTheFilesThatCameBack() throws Exception {
        put("inbox/acme/csv/done/deals.csv", ROW);

        people.replay(ACME, List.of());

        assertThat(Files.readString(home.resolve("inbox/acme/csv/done/deals.csv")))
                .contains("xxxx");
        assertThat(store.calls).containsExactly("texts again", "replay");
    }

    private ErasedPerson erase() throws Exception {
        return people.erase(ACME, "7k2m", List.of());
    }

    private void put(String file, String content) throws IOException {
        var path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void packed(String file, String content) throws IOException {
        put(file, "");
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(home.resolve(file), bytes.toByteArray());
    }

    @Test
    void whoWasErasedSinceABackupIsErasedAgainInTheRestoredStore() throws Exception {
        store.erasures = List.of(new Erasure("7k2m9q", "CONTACT", "crm", 3, Instant.parse("2026-11-22T12:00:00Z")));
        erase();
        put("inbox/acme/csv/done/deals.csv", ROW);
        Files.createFile(home.resolve("restored"));

        people.eraseAgain();

        assertThat(store.replayed).isEqualTo(store.erasures);
        assertThat(Files.readString(home.resolve("inbox/acme/csv/done/deals.csv")))
                .isEqualTo("1;xxxx xxxxxxxx;2\n");
        assertThat(home.resolve("restored")).doesNotExist();
    }

    @Test
    void whoWasErasedBeforeAKillIsErasedAgainToo() throws Exception {
        // given: the store has erased, and the process ended before that was kept
        store.fails = true;
        assertThatThrownBy(this::erase).isInstanceOf(Unavailable.class);
        store.erasures = List.of(new Erasure("7k2m9q", "CONTACT", "crm", 3, Instant.parse("2026-11-22T12:00:00Z")));
        people.keepWhatWasBegun();
        Files.createFile(home.resolve("restored"));

        people.eraseAgain();

        assertThat(store.replayed).isEqualTo(store.erasures);
        assertThat(home.resolve("erased/acme.begun")).doesNotExist();
    }

    @Test
    void whoWasErasedInAnEarlierTenantOfThatIdIsNotForgotten() throws Exception {
        var earlier = new Erasure("7k2m9q", "CONTACT", "crm", 3, Instant.parse("2026-11-22T12:00:00Z"));
        var later = new Erasure("x4p8aa", "SELLER", "", 1, Instant.parse("2026-11-23T12:00:00Z"));
        store.erasures = List.of(earlier);
        erase();
        store.erasures = List.of(later);
        erase();
        Files.createFile(home.resolve("restored"));

        people.eraseAgain();

        assertThat(store.replayed).containsExactly(earlier, later);
    }

    @Test
    void nobodyIsErasedAgainWhereNothingWasRestored() throws Exception {
        store.erasures = List.of(new Erasure("7k2m9q", "CONTACT", "crm", 3, Instant.EPOCH));
        erase();

        people.eraseAgain();

        assertThat(store.replayed).isEmpty();
    }

    @Test
    void aDamagedLedgerIsNamedAndNothingGoesOn() throws Exception {
        put("erased/acme.json", "[{");
        Files.createFile(home.resolve("restored"));

        assertThatThrownBy(() -> people.eraseAgain())
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "%s is damaged, so it cannot be told who was erased since the backup: put a copy of it back, or delete it and erase those people again"
                                .formatted(home.resolve("erased/acme.json")));
        assertThat(home.resolve("restored")).exists();
    }

    /** A store that knows one person. */
    private static final class Store implements PeopleAdmin {

        final List<String> calls = new ArrayList<>();
        Map<String, Long> left = Map.of();
        List<Erasure> erasures = List.of();
        List<Erasure> replayed = List.of();
        boolean fails;

        @Override
        public List<KnownPerson> find(TenantId tenant, String text, int limit) {
            return List.of();
        }

        @Override
        public PersonTexts texts(TenantId tenant, String id, Collection<String> also) {
            calls.add("texts");
            return PersonTexts.of(List.of("Aino Löfgren"));
        }

        @Override
        public PersonTexts texts(TenantId tenant, Collection<Erasure> erasures) {
            calls.add("texts again");
            return PersonTexts.of(List.of("Aino Löfgren"));
        }

        @Override
        public Erased erase(TenantId tenant, String id, PersonTexts texts) throws Unavailable {
            calls.add("erase");
            if (fails) {
                throw new Unavailable("the store is down", null);
            }
            return new Erased(0, left);
        }

        @Override
        public List<Erasure> erasures(TenantId tenant) {
            return erasures;
        }

        @Override
        public void replay(TenantId tenant, Collection<Erasure> erasures) {
            calls.add("replay");
            replayed = List.copyOf(erasures);
        }
    }
}
