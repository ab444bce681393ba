package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What several tenants' files have in common; only {@link TemplateFormat} makes one. */
public final class TemplateFile {

    /** Said of no tenant by a template, or of the format. */
    private static final Set<String> OWN = Set.of("tenant", "id", "name", "template");

    /** A tenant that a template no longer gives one of these keeps the one it has. */
    private static final Set<String> NEEDED = Set.of("locale", "zone", "currency");

    private static final TemplateFile EMPTY = new TemplateFile(new TenantFile(JsonObject.EMPTY_JSON_OBJECT));

    private final TenantFile parts;

    private TemplateFile(TenantFile parts) {
        this.parts = parts;
    }

    static TemplateFile of(JsonObject json) throws BadRequest {
        var parts =
                new TenantFile(Json.createObjectBuilder(json).remove("tenant").build());
        parts.demandOwnNames();
        return new TemplateFile(parts);
    }

    /** What a tenant is on that names no template. */
    public static TemplateFile empty() {
        return EMPTY;
    }

    JsonObject json() {
        return parts.json();
    }

    public List<InstanceEntry> instances() {
        return parts.instances();
    }

    /** As {@link TenantFile#withVersions}. */
    public TemplateFile withVersions(Function<InstanceEntry, String> versions) {
        return new TemplateFile(parts.withVersions(versions));
    }

    public boolean sameAs(TemplateFile other) {
        return parts.sameAs(other.parts);
    }

    public boolean has(String key) {
        return json().containsKey(key);
    }

    /** For people: indented, a line break at the end. */
    public String text() {
        return parts.text();
    }

    /**
     * A tenant's file moved from this version to another.
     *
     * @param name of the other
     */
    public MovedFile moved(TenantFile tenant, TemplateFile other, TemplateName name, Choices choices) {
        var base = Json.createObjectBuilder(json());
        NEEDED.stream().filter(key -> !other.has(key)).forEach(base::remove);
        var own = Json.createObjectBuilder(tenant.json());
        OWN.forEach(own::remove);
        var merged = ThreeWay.merge(base.build(), other.json(), own.build(), choices);
        var file = Json.createObjectBuilder(merged.json());
        OWN.stream()
                .filter(tenant.json()::containsKey)
                .forEach(key -> file.add(key, tenant.json().get(key)));
        file.add("template", name.toString());
        return new MovedFile(file.build().toString(), merged.differences());
    }
}
