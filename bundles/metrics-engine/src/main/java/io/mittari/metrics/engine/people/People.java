package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.KeptPerson;
import io.mittari.metrics.store.PeopleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** All tenants' people, under the key of the home. Safe for many threads. */
public final class People {

    /** So much of an id tells people of one name apart. */
    private static final int SHORT = 6;

    private final PeopleStore store;
    private final byte[] key;

    public People(PeopleStore store, byte[] key) {
        this.store = store;
        this.key = key.clone();
    }

    /** For one writer of the tenant. */
    public PeopleBook book(TenantId tenant) {
        return new PeopleBook(store, tenant, ids(tenant));
    }

    /** Whether a tenant's people were kept under another key than this home's. */
    public boolean areOfAnotherKey(TenantId tenant) throws Unavailable {
        return book(tenant).isOfAnotherKey();
    }

    /** The id of the person who stands in a fact, as an owner or contact, or as a record's key; empty: it is a text. */
    public static Optional<String> idIn(String text) {
        return PersonIds.isInFact(text) ? Optional.of(PersonIds.idIn(text)) : Optional.empty();
    }

    public PeopleStore store() {
        return store;
    }

    PersonIds ids(TenantId tenant) {
        return new PersonIds(key, tenant);
    }

    /** Asks the store each time. */
    public Names names(TenantId tenant) {
        return texts -> {
            try {
                return named(tenant, texts);
            } catch (Unavailable e) { // who asks for a figure has its facts already; a bug or a broken disk
                throw new UncheckedIOException(new IOException("the names of people cannot be read", e));
            }
        };
    }

    private Map<String, String> named(TenantId tenant, Collection<String> texts) throws Unavailable {
        var wanted =
                texts.stream().filter(PersonIds::isInFact).map(PersonIds::idIn).toList();
        var names = new HashMap<String, String>();
        if (wanted.isEmpty()) {
            return names;
        }
        for (var id : wanted) {
            names.put(id, "(unknown %s)".formatted(id.substring(0, SHORT)));
        }
        store.people(tenant, wanted).forEach(person -> names.put(person.id(), shown(person)));
        var once = new HashSet<String>();
        var twice = new HashSet<String>();
        names.values().forEach(name -> (once.add(name) ? once : twice).add(name));
        var shown = new HashMap<String, String>();
        names.forEach((id, name) -> shown.put(
                PersonIds.inFact(id), twice.contains(name) ? "%s (%s)".formatted(name, id.substring(0, SHORT)) : name));
        return shown;
    }

    /** An erased person is still somebody else than the next one. */
    static String shown(KeptPerson person) {
        if (person.erased() != null) {
            return "(erased %s)".formatted(person.id().substring(0, SHORT));
        }
        var name = person.name() == null ? person.email() : person.name();
        return name == null ? String.valueOf(person.key()) : name;
    }
}
