package io.mittari.tenant.admin.people;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PeopleAdmin;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erasure;
import io.mittari.metrics.engine.admin.PeopleAdmin.KnownPerson;
import io.mittari.tenant.admin.ErasedPerson;
import io.mittari.tenant.admin.ErasedPerson.Left;
import io.mittari.tenant.admin.People;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Erases from files first: as long as that is not done, the store still knows whom to look for. */
@Component
public final class PeopleOfHome implements People {

    private static final String HOME = "mittari.home";

    private final PeopleAdmin people;
    private final HomeFiles files;

    private final ErasureLedger ledger;

    /** In a store that was restored, whoever was erased since the backup is erased before anybody asks. */
    @Activate
    public PeopleOfHome(@Reference PeopleAdmin people, BundleContext framework) throws Unavailable {
        this(people, Path.of(framework.getProperty(HOME)));
        keepWhatWasBegun();
        eraseAgain();
    }

    PeopleOfHome(PeopleAdmin people, Path home) {
        this.people = people;
        this.files = new HomeFiles(home);
        this.ledger = new ErasureLedger(home);
    }

    /** A kill may have come between an erasure and its being kept for a restore. */
    void keepWhatWasBegun() throws Unavailable {
        for (var tenant : ledger.begun()) {
            keep(tenant);
        }
    }

    private void keep(TenantId tenant) throws Unavailable {
        List<Erasure> erased;
        try {
            erased = people.erasures(tenant);
        } catch (BadRequest removed) {
            erased = List.of();
        }
        ledger.keep(tenant, erased);
    }

    void eraseAgain() throws Unavailable {
        if (!ledger.isDue()) {
            return;
        }
        for (var erased : ledger.all().entrySet()) {
            try {
                replay(erased.getKey(), erased.getValue());
            } catch (BadRequest unknown) {
                // the tenant is not in the backup
            }
        }
        ledger.done();
    }

    @Override
    public List<KnownPerson> find(TenantId tenant, String text, int limit) throws BadRequest, Unavailable {
        return people.find(tenant, text, limit);
    }

    @Override
    public ErasedPerson erase(TenantId tenant, String id, Collection<String> also) throws BadRequest, Unavailable {
        var texts = people.texts(tenant, id, also);
        var masked = files.mask(tenant, texts);
        ledger.begin(tenant);
        var erased = people.erase(tenant, id, texts);
        keep(tenant);
        var left = new ArrayList<Left>();
        erased.left()
                .forEach(
                        (place, times) -> left.add(
                                new Left(
                                        place,
                                        times,
                                        place.equals(PeopleAdmin.TENANT_FILES)
                                                ? "the history of the tenant file is kept; without the name in the next version it goes no further"
                                                : "is part of the facts; map the column as owner or contact, or leave it out: only 'tenant remove' takes out what is stored")));
        left.addAll(files.left(tenant, texts));
        return new ErasedPerson(id, erased.rejected(), masked, left);
    }

    @Override
    public List<Erasure> erasures(TenantId tenant) throws BadRequest, Unavailable {
        return people.erasures(tenant);
    }

    @Override
    public void replay(TenantId tenant, Collection<Erasure> erasures) throws BadRequest, Unavailable {
        files.mask(tenant, people.texts(tenant, erasures));
        people.replay(tenant, erasures);
    }
}
