package io.mittari.web;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erasure;
import io.mittari.metrics.engine.admin.PeopleAdmin.KnownPerson;
import io.mittari.tenant.admin.ErasedPerson;
import io.mittari.tenant.admin.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Knows one seller, and somebody who was erased. */
final class FixedPeople implements People {

    final List<String> asked = new ArrayList<>();

    @Override
    public List<KnownPerson> find(TenantId tenant, String text, int limit) {
        asked.add(text);
        return List.of(
                new KnownPerson("7k2m", "seller", "crm", "Aino", null, null, null, 12, null),
                new KnownPerson("9x9x", "contact", "crm", null, null, null, null, 1, Instant.EPOCH));
    }

    @Override
    public ErasedPerson erase(TenantId tenant, String id, Collection<String> also) throws BadRequest {
        if (id.equals("nobody")) {
            throw new BadRequest("no person with the id 'nobody'");
        }
        asked.add(id + " " + also);
        return new ErasedPerson(
                id,
                2,
                List.of(new ErasedPerson.Masked("inbox/acme/csv/done/deals.csv", 3)),
                List.of(new ErasedPerson.Left("attribute 'team'", 4, "is part of the facts")));
    }

    @Override
    public List<Erasure> erasures(TenantId tenant) {
        return List.of();
    }

    @Override
    public void replay(TenantId tenant, Collection<Erasure> erasures) {}
}
