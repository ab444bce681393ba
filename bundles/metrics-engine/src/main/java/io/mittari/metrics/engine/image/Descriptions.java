package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.fact.Entity;

/** How descriptions stand in the image. */
final class Descriptions {

    /** In place of an entity's name: said on a single fact, of its opportunity. */
    static final String CONTEXT = "\u0000context";

    private static final int OPPORTUNITY = 0;

    private Descriptions() {}

    static int code(Entity entity) {
        return switch (entity) {
            case OPPORTUNITY -> OPPORTUNITY;
            case COMPANY -> 1;
            case OWNER -> 2;
            case PRODUCT -> 3;
            case CAMPAIGN -> 4;
            case PERSON -> 5;
        };
    }

    static boolean isOfOpportunity(Image image, int row) {
        return image.descriptionEntities.get(row) == OPPORTUNITY;
    }

    static int from(Image image, int row) {
        return row == 0 ? 0 : image.descriptionEnds.get(row - 1);
    }
}
