package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.BadBundleFeed;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.TrustEntry;
import io.mittari.tenant.admin.Trust;
import io.mittari.tenant.admin.bundles.BadBundles;
import io.mittari.tenant.admin.bundles.BundleTrust;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes on the lane: no bundle is installed while what is trusted changes. */
record TrustAdmin(BundleStore store, BundleTrust trust, Lane lane, Clock clock) implements Trust {

    private static final Logger LOG = LoggerFactory.getLogger(TrustAdmin.class);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORTEST = 8;

    @Override
    public List<TrustEntry> trusted() throws Unavailable {
        return store.trusted();
    }

    @Override
    public TrustEntry addDigest(String sha256, String by, String why) throws BadRequest, Unavailable {
        var id = sha256.strip().toLowerCase(Locale.ROOT);
        if (!DIGEST.matcher(id).matches()) {
            throw new BadRequest("'%s' is no SHA-256: that is 64 digits 0-9 and a-f".formatted(sha256));
        }
        return add(new TrustEntry(id, null, by, why, clock.instant()));
    }

    @Override
    public TrustEntry addCertificate(String pem, String by, String why) throws BadRequest, Unavailable {
        return add(BundleTrust.certificate(pem, by, why, clock.instant()));
    }

    @Override
    public Feed feed(byte[] document, byte[] signature, String by) throws BadRequest, Unavailable {
        return lane.run(() -> {
            var feed = trust.feed(document, signature, by, clock.instant());
            store.feed(feed);
            trust.changed();
            LOG.info("list {} of bad bundles holds from now on, by {}", feed.serial(), by);
            return told(feed);
        });
    }

    @Override
    public Optional<Feed> feed() throws Unavailable {
        return store.feed().map(TrustAdmin::told);
    }

    private static Feed told(BadBundleFeed feed) {
        var list = BadBundles.parsed(feed.document());
        return new Feed(feed.serial(), list.issued(), list.bad().size(), feed.signer(), feed.by(), feed.at());
    }

    private TrustEntry add(TrustEntry entry) throws BadRequest, Unavailable {
        return lane.run(() -> {
            if (store.trust(entry)) {
                LOG.info("{} is trusted from now on, by {}: {}", entry.id(), entry.by(), entry.why());
            }
            trust.changed();
            return found(entry.id());
        });
    }

    @Override
    public TrustEntry remove(String id) throws BadRequest, Unavailable {
        return lane.run(() -> {
            var entry = found(id.strip().toLowerCase(Locale.ROOT));
            store.distrust(entry.id());
            trust.changed();
            LOG.info("{} is not trusted any more", entry.id());
            return entry;
        });
    }

    private TrustEntry found(String id) throws BadRequest, Unavailable {
        var found = store.trusted().stream()
                .filter(each -> id.length() >= SHORTEST && each.id().startsWith(id))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new BadRequest(
                found.isEmpty()
                        ? "there is no trust entry '%s'; mittari trust list shows those there are".formatted(id)
                        : "%d trust entries begin with '%s'; write more of it".formatted(found.size(), id));
    }
}
