package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Person;
import io.mittari.metrics.store.KeptPerson;
import io.mittari.metrics.store.PeopleStore;
import java.io.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's people as its writer knows them: takes them out of each batch and tells which of them are to be kept anew.
 * Those met last are at hand; of all others the store is asked once a batch. Not for two threads.
 */
public final class PeopleBook {

    private static final int AT_HAND = 5_000;

    private final PeopleStore store;
    private final TenantId tenant;
    private final PersonIds ids;
    private final Apart apart;
    private final Map<String, KeptPerson> atHand = new LinkedHashMap<>(16, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeptPerson> eldest) {
            return size() > AT_HAND;
        }
    };
    private boolean checked;

    PeopleBook(PeopleStore store, TenantId tenant, PersonIds ids) {
        this.store = store;
        this.tenant = tenant;
        this.ids = ids;
        this.apart = new Apart(ids);
    }

    /** The batch with ids in the place of people. */
    public Batch apart(Batch batch) {
        return apart.apart(batch);
    }

    /**
     * Who of the batch taken apart last is to be kept with it.
     *
     * @param sequence the batch's
     * @param news whether the last word counts; otherwise only what was not known
     * @throws Unavailable also if they were kept under another key than the home has now
     */
    public List<KeptPerson> toKeep(long sequence, Instant now, boolean news) throws Unavailable {
        var said = apart.said();
        if (said.isEmpty()) {
            return List.of();
        }
        var keep = new ArrayList<KeptPerson>();
        if (!checked) {
            check(keep);
            checked = true;
        }
        var kept = kept(said);
        said.forEach((id, words) -> {
            var before = kept.get(id);
            var after = before == null ? unknown(id, words, sequence) : heard(before, words.person(), news);
            if (after.erased() == null && isErased(words.person(), kept)) {
                after = after.erased(now);
            }
            if (!after.equals(before)) {
                keep.add(after);
            }
            atHand.put(id, after);
        });
        return keep;
    }

    /** Others have changed what is kept. */
    public void forget() {
        atHand.clear();
        checked = false;
    }

    /** Memory it takes, about. */
    public long bytes() {
        return 700L * atHand.size();
    }

    /** Those whom the batch names, as kept, and with them the addresses of erased people. */
    private Map<String, KeptPerson> kept(Map<String, Apart.Said> said) throws Unavailable {
        var kept = new HashMap<String, KeptPerson>();
        var unknown = new ArrayList<String>();
        said.forEach((id, words) -> {
            var known = atHand.get(id);
            if (known == null) {
                unknown.add(id);
            } else {
                kept.put(id, known);
            }
            var email = words.person().email();
            if (email != null && (known == null || !email.equals(known.email()))) {
                unknown.add(ids.ofAddress(email));
            }
        });
        store.people(tenant, unknown).forEach(person -> kept.put(person.id(), person));
        return kept;
    }

    private boolean isErased(Person person, Map<String, KeptPerson> kept) {
        return person.email() != null && kept.containsKey(ids.ofAddress(person.email()));
    }

    private static KeptPerson unknown(String id, Apart.Said said, long sequence) {
        var person = said.person();
        return new KeptPerson(
                id,
                KeptPerson.Kind.valueOf(person.kind().name()),
                said.source(),
                person.key(),
                person.name(),
                person.email(),
                person.role(),
                sequence,
                null);
    }

    /** What is left empty says nothing; an erased person stays so. */
    private static KeptPerson heard(KeptPerson kept, Person said, boolean news) {
        return kept.erased() != null
                ? kept
                : new KeptPerson(
                        kept.id(),
                        kept.kind(),
                        kept.source(),
                        kept.key(),
                        heard(kept.name(), said.name(), news),
                        heard(kept.email(), said.email(), news),
                        heard(kept.role(), said.role(), news),
                        kept.since(),
                        null);
    }

    private static @Nullable String heard(@Nullable String kept, @Nullable String said, boolean news) {
        return said == null || (kept != null && !news) ? kept : said;
    }

    /** Whether there are people, and all of them under another key than this. Reads all of them if so. */
    boolean isOfAnotherKey() throws Unavailable {
        if (isOfThisKey()) {
            return false;
        }
        var others = new boolean[1];
        store.eachPerson(tenant, person -> others[0] = true);
        return others[0];
    }

    private boolean isOfThisKey() throws Unavailable {
        return !store.people(tenant, List.of(ids.ofNobody())).isEmpty();
    }

    /** A row under an id that only this key makes stands with the first person: without it, others have another key. */
    private void check(List<KeptPerson> keep) throws Unavailable {
        if (isOfThisKey()) {
            return;
        }
        if (isOfAnotherKey()) {
            throw new Unavailable(
                    "the people of tenant %s were kept under another key than the one in keys/people.key of the home: put that one back from a backup of the home"
                            .formatted(tenant),
                    null);
        }
        keep.add(new KeptPerson(ids.ofNobody(), KeptPerson.Kind.ADDRESS, "", null, null, null, null, 0, Instant.EPOCH));
    }
}
