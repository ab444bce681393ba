package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.TemplateStore;
import io.mittari.metrics.store.TemplateVersion;
import io.mittari.tenant.admin.file.Nearest;
import io.mittari.tenant.admin.file.TemplateFile;
import io.mittari.tenant.admin.file.TemplateFormat;
import io.mittari.tenant.admin.file.TemplateName;
import io.mittari.tenant.admin.file.TenantFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The templates that are kept. */
record KnownTemplates(TemplateStore store, TemplateFormat format) implements TenantFormat.Templates {

    Optional<TemplateVersion> newest(String name) throws Unavailable {
        return store.templates().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** @throws BadRequest if there is none, naming those there are */
    TemplateVersion version(TemplateName name) throws BadRequest, Unavailable {
        var version = name.version();
        var found = version == null ? newest(name.name()) : store.template(name.name(), version);
        if (found.isEmpty()) {
            throw unknown(name, store.templates());
        }
        return found.get();
    }

    @Override
    public TemplateFile demand(TemplateName name) throws BadRequest, Unavailable {
        return format.read(version(name).file());
    }

    private static BadRequest unknown(TemplateName name, List<TemplateVersion> all) {
        if (all.isEmpty()) {
            return new BadRequest(
                    "there is no template %s; there is none yet: 'template put' makes one".formatted(name));
        }
        var names = all.stream().map(TemplateVersion::name).distinct().toList();
        var meant = names.contains(name.name())
                ? ""
                : Nearest.of(name.name(), names)
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("");
        return new BadRequest("there is no template %s%s; there are: %s"
                .formatted(
                        name,
                        meant,
                        all.stream().map(TemplateVersion::reference).collect(Collectors.joining(", "))));
    }
}
