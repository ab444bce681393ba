package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.bundles.BundleShelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of instances against what their bundles say they take. */
record DeclaredSettings(BundleShelf shelf) {

    /**
     * What does not fit, each in words, with what is described otherwise than before.
     *
     * @param before the instance in whose place the wanted one comes
     * @return empty: all fits, or the bundle does not say, and is asked when it is started
     */
    List<String> wrong(LiveInstance wanted, Optional<LiveInstance> before) throws BadRequest, Unavailable {
        var takes = shelf.metatype(Kinds.bundle(wanted));
        if (takes.isEmpty()) {
            return List.of();
        }
        var settings = InstanceProperties.settings(wanted);
        var wrong = new ArrayList<>(SettingsFit.wrong(settings, takes.get()));
        if (!wrong.isEmpty() && before.isPresent()) {
            shelf.metatype(Kinds.bundle(before.get()))
                    .ifPresent(took -> wrong.addAll(SettingsFit.described(settings, took, takes.get())));
        }
        return wrong;
    }
}
