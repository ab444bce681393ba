package io.mittari.metrics.store;

/**
 * Where a tenant's journal ends.
 *
 * @param sequence of the last change; 1 is the tenant's first file
 * @param blocks number of blocks, which are numbered from 0
 * @param ordinals number of fact versions, which are numbered from 0
 * @param rejections how many rejected records were ever kept; the next one's id
 */
public record JournalHead(long sequence, long blocks, long ordinals, long rejections) {}
