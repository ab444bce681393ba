package io.mittari.metrics.engine.image;

import java.util.Arrays;

/** Keys that are the same opportunity (union-find). */
final class Groups {

    private final int[] parents;

    Groups(int keys) {
        parents = new int[keys];
        Arrays.setAll(parents, key -> key);
    }

    int find(int key) {
        int root = key;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** The lower number becomes the root, so that the result does not depend on the order of joining. */
    void join(int one, int other) {
        int a = find(one);
        int b = find(other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }

    int size() {
        return parents.length;
    }
}
