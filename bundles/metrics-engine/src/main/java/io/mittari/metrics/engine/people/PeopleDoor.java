package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.engine.admin.PeopleAdmin;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erased;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erasure;
import io.mittari.metrics.engine.admin.PeopleAdmin.KnownPerson;
import io.mittari.metrics.engine.admin.PersonTexts;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptPerson;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.PeopleStore;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link PeopleAdmin} says, once the tenant is known to be there and nobody writes. */
public final class PeopleDoor {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final JournalStore journal;
    private final PeopleStore store;
    private final Deployments deployments;
    private final People people;

    public PeopleDoor(JournalStore journal, PeopleStore store, Deployments deployments, People people) {
        this.journal = journal;
        this.store = store;
        this.deployments = deployments;
        this.people = people;
    }

    public List<KnownPerson> find(TenantId tenant, JournalHead head, String text, int limit) throws Unavailable {
        var wanted = folded(text.strip());
        var found = new ArrayList<KeptPerson>();
        store.eachPerson(tenant, person -> {
            if (found.size() < limit && person.kind() != KeptPerson.Kind.ADDRESS && matches(person, wanted)) {
                found.add(person);
            }
        });
        var ids = found.stream().map(KeptPerson::id).collect(Collectors.toSet());
        var facts = new PeopleSearch(journal, tenant, head).facts(ids);
        return found.stream()
                .map(person -> new KnownPerson(
                        person.id(),
                        person.kind().name().toLowerCase(Locale.ROOT),
                        person.source(),
                        person.key(),
                        person.name(),
                        person.email(),
                        person.role(),
                        facts.getOrDefault(person.id(), 0L),
                        person.erased()))
                .toList();
    }

    /** Rejected records whose key is a person's, with a name in its place. */
    public List<KeptRejection> named(TenantId tenant, List<KeptRejection> kept) {
        var names = people.names(tenant)
                .of(kept.stream()
                        .map(each -> each.rejected().key())
                        .filter(Objects::nonNull)
                        .toList());
        return names.isEmpty()
                ? kept
                : kept.stream().map(each -> named(each, names)).toList();
    }

    private static KeptRejection named(KeptRejection kept, Map<String, String> names) {
        var rejected = kept.rejected();
        var key = rejected.key();
        return key == null || !names.containsKey(key)
                ? kept
                : new KeptRejection(
                        kept.id(),
                        kept.identity(),
                        kept.instance(),
                        kept.source(),
                        kept.at(),
                        new Rejected(
                                rejected.origin(),
                                rejected.entry(),
                                names.get(key),
                                rejected.reason(),
                                rejected.raw(),
                                rejected.header(),
                                rejected.dialect(),
                                rejected.entity()));
    }

    public PersonTexts texts(TenantId tenant, String id, Collection<String> also) throws BadRequest, Unavailable {
        var person = demanded(tenant, id);
        if (person.erased() != null && also.isEmpty()) {
            throw new BadRequest(
                    "person %s of tenant %s was erased on %s; to look for what came since, give the name once more with --also"
                            .formatted(id, tenant, person.erased()));
        }
        return PersonTexts.of(Stream.concat(called(person), also.stream()).toList());
    }

    /** To be called while nobody writes the tenant's journal. */
    public Erased erase(TenantId tenant, JournalHead head, String id, PersonTexts texts, Instant at)
            throws BadRequest, Unavailable {
        var person = demanded(tenant, id);
        var rows = new ArrayList<KeptPerson>();
        if (person.erased() == null) {
            rows.add(person.erased(at));
            for (var address : addresses(person)) {
                rows.add(new KeptPerson(
                        people.ids(tenant).ofAddress(address),
                        KeptPerson.Kind.ADDRESS,
                        "",
                        null,
                        null,
                        null,
                        null,
                        head.sequence(),
                        at));
            }
        }
        int rejected = store.erase(tenant, rows, kept -> names(texts, kept), texts::in);
        var left = new PeopleSearch(journal, tenant, head).places(texts);
        long files = deployments.history(tenant).stream()
                .filter(version -> texts.in(version.file()))
                .count();
        if (files > 0) {
            left.put(PeopleAdmin.TENANT_FILES, files);
        }
        return new Erased(rejected, left);
    }

    public List<Erasure> erasures(TenantId tenant) throws Unavailable {
        var erasures = new ArrayList<Erasure>();
        store.eachPerson(tenant, person -> {
            var at = person.erased();
            if (at != null) {
                erasures.add(new Erasure(person.id(), person.kind().name(), person.source(), person.since(), at));
            }
        });
        return erasures;
    }

    /** How those are called whom the store knows again. */
    public PersonTexts texts(TenantId tenant, Collection<Erasure> erasures) throws Unavailable {
        var ids = erasures.stream().map(Erasure::id).toList();
        return PersonTexts.of(
                store.people(tenant, ids).stream().flatMap(PeopleDoor::called).toList());
    }

    /** To be called while nobody writes the tenant's journal. */
    public void replay(TenantId tenant, Collection<Erasure> erasures) throws Unavailable {
        var texts = texts(tenant, erasures);
        var rows = erasures.stream()
                .map(erasure -> new KeptPerson(
                        erasure.id(),
                        KeptPerson.Kind.valueOf(erasure.kind()),
                        erasure.source(),
                        null,
                        null,
                        null,
                        null,
                        erasure.since(),
                        erasure.at()))
                .toList();
        store.erase(tenant, rows, kept -> names(texts, kept), texts::in);
    }

    private KeptPerson demanded(TenantId tenant, String id) throws BadRequest, Unavailable {
        for (var person : store.people(tenant, List.of(id))) {
            if (person.kind() != KeptPerson.Kind.ADDRESS) {
                return person;
            }
        }
        throw new BadRequest(
                "tenant %s has no person with the id '%s'; 'mittari person find' tells ids".formatted(tenant, id));
    }

    private static boolean names(PersonTexts texts, KeptRejection kept) {
        var rejected = kept.rejected();
        return Stream.of(
                        rejected.raw(),
                        rejected.header(),
                        rejected.reason(),
                        rejected.key(),
                        rejected.origin().place())
                .anyMatch(text -> text != null && texts.in(text));
    }

    private static Stream<String> called(KeptPerson person) {
        return Stream.of(person.name(), person.email(), calledByKey(person)).filter(Objects::nonNull);
    }

    /** A key that is a number of the source's is no name. */
    private static @Nullable String calledByKey(KeptPerson person) {
        var key = person.key();
        if (key == null || key.indexOf('@') >= 0 || key.chars().noneMatch(Character::isDigit)) {
            return key;
        }
        boolean nothingElse = person.name() == null && person.email() == null;
        return nothingElse && key.chars().anyMatch(Character::isLetter) ? key : null;
    }

    private static List<String> addresses(KeptPerson person) {
        return Stream.of(person.email(), person.key())
                .filter(text -> text != null && text.indexOf('@') > 0)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static boolean matches(KeptPerson person, String wanted) {
        return person.id().equals(wanted)
                || Stream.of(person.name(), person.email(), person.key())
                        .anyMatch(text -> text != null && folded(text).contains(wanted));
    }

    private static String folded(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
