package io.mittari.tenant.admin;

import java.util.List;

/**
 * What an erasure did, and what it could not reach.
 *
 * @param rejected rows that were removed
 * @param masked files of the home in which letters of the name are crosses now
 * @param left places where the person is named still, as found by looking
 */
public record ErasedPerson(String id, int rejected, List<Masked> masked, List<Left> left) {

    public ErasedPerson {
        masked = List.copyOf(masked);
        left = List.copyOf(left);
    }

    /**
     * @param file in the home
     * @param times how often the person was named in it
     */
    public record Masked(String file, long times) {}

    /**
     * @param place a file in the home, or a part of the store in words
     * @param times how often, as far as that was counted; 0: not at all
     * @param why it was not reached, and what helps
     */
    public record Left(String place, long times, String why) {}
}
