package io.mittari.metrics.engine.image;

import java.util.Arrays;

/** A list of numbers that is filled again and again. */
final class Places {

    private int[] places = new int[8];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        places[size++] = place;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return places[index];
    }

    void sort() {
        Arrays.sort(places, 0, size);
    }

    /** Where a number is in a sorted list; negative if it is not. */
    int find(int place) {
        return Arrays.binarySearch(places, 0, size, place);
    }
}
