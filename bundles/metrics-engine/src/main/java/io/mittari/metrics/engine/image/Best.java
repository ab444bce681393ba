package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.view.FactsView;
import org.jspecify.annotations.Nullable;

/** The best of what several descriptions say. The mapping's order goes first, then time, then the text. */
final class Best {

    private static final int CONTEXT_AFTER = 1_000_000;

    private final Point point;
    private final Image image;
    private final Story story;
    private final int attribute;
    private final boolean firstTouch;
    private final boolean ofEntities;
    private int from = Story.NOTHING;
    private int value = Texts.NONE;
    private @Nullable Long fromDay;

    private Best(Point point, Story story, int attribute, boolean firstTouch, boolean ofEntities) {
        this.point = point;
        this.ofEntities = ofEntities;
        this.image = point.image;
        this.story = story;
        this.attribute = attribute;
        this.firstTouch = firstTouch;
    }

    /**
     * Of what is said of an opportunity.
     *
     * @param story that of the opportunity: it dates what its records say
     * @param attribute number of its name
     * @param firstTouch the earliest value stays (C30); of all others the newest counts
     */
    static Best ofOpportunity(Point point, Story story, int attribute, boolean firstTouch) {
        return new Best(point, story, attribute, firstTouch, false);
    }

    /**
     * Of what is said of a company, an owner, ….
     *
     * @param scratch filled again and again
     */
    static Best ofEntity(Point point, Story scratch, int attribute) {
        return new Best(point, scratch, attribute, false, true);
    }

    /** The value among all that the story says; {@link Texts#NONE}: none. */
    int ofStory() {
        begin();
        for (int i = 0; i < story.descriptions.size(); i++) {
            offer(story.descriptions.get(i));
        }
        return value;
    }

    void begin() {
        from = Story.NOTHING;
        value = Texts.NONE;
        fromDay = null;
    }

    void offer(int description) {
        int said = said(description);
        if (said == Texts.NONE) {
            return;
        }
        int order = from == Story.NOTHING ? -1 : Integer.compare(rank(description), rank(from));
        if (order < 0) {
            take(description, said, null);
        } else if (order == 0) {
            long day = day(description);
            long other = fromDay == null ? day(from) : fromDay;
            fromDay = other;
            int time = firstTouch ? Long.compare(day, other) : Long.compare(other, day);
            if (time < 0 || (time == 0 && image.texts.text(said).compareTo(image.texts.text(value)) < 0)) {
                take(description, said, day);
            }
        }
    }

    private void take(int description, int said, @Nullable Long day) {
        from = description;
        value = said;
        fromDay = day;
    }

    int value() {
        return value;
    }

    /** The description that says it; {@link Story#NOTHING}: none does. */
    int from() {
        return from;
    }

    private int said(int description) {
        for (int at = Descriptions.from(image, description); at < image.descriptionEnds.get(description); at += 2) {
            if (image.attributes.get(at) == attribute) {
                return image.attributes.get(at + 1);
            }
        }
        return Texts.NONE;
    }

    /** What a single fact says comes after all descriptions. */
    private int rank(int description) {
        int rank = point.ranks()[image.rowEntries.get(image.descriptions.rows.get(description))];
        return isContext(description) ? rank + CONTEXT_AFTER : rank;
    }

    private long day(int description) {
        if (!isContext(description)) {
            if (ofEntities) {
                story.begin();
                int subject = point.subject(image.descriptions, description);
                if (subject >= 0) {
                    story.add(subject);
                }
            }
            return story.recordDay(image.rowRecords.get(image.descriptions.rows.get(description)), firstTouch);
        }
        int day = point.day(image.descriptionMoments.get(description));
        return day != FactsView.NEVER ? day : firstTouch ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    private boolean isContext(int description) {
        return point.isOfOpportunity(description) && image.descriptionNames.get(description) == Image.CONTEXT;
    }
}
