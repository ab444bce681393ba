package io.mittari.metrics.store;

import io.mittari.metrics.api.TenantId;
import java.time.Instant;

/**
 * One version of a tenant's file.
 *
 * @param version counts up from 1
 * @param sequence the point of the tenant's journal from which it holds
 */
public record TenantVersion(
        TenantId tenant, int version, long sequence, String file, String by, String why, Instant at) {}
