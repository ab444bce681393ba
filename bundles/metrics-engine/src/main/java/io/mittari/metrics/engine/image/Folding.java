package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.view.FactsView;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out what became of opportunities: of all, or of those that something happened to. One path for both, so both say
 * the same. Not for two threads.
 */
final class Folding {

    /** How often it is asked whether there is room to go on. */
    private static final int PAUSE = 1 << 14;

    private final Point point;
    private final Image image;
    private final TenantSettings settings;
    private final int today;
    private final Slots slots;
    private final Currencies currencies;
    private final Story story;
    private final Ties ties;
    private final BitSet visited = new BitSet();
    private final BitSet changed = new BitSet();
    private final Map<Integer, Integer> lastNames = new HashMap<>();

    /**
     * @param before the point that {@code slots} are of; null: they are empty
     * @param today epoch day; what was closed later is not closed yet
     */
    Folding(
            Point point,
            @Nullable Point before,
            TenantSettings settings,
            int today,
            Slots slots,
            Currencies currencies) {
        this.point = point;
        this.image = point.image;
        this.settings = settings;
        this.today = today;
        this.slots = slots;
        this.currencies = currencies;
        this.story = new Story(point, image.texts.find(TenantSettings.MAIN));
        this.ties = new Ties(point, before, story);
    }

    void all(Room room) throws Unavailable {
        for (int key = 0; key < point.keys; key++) {
            fold(key);
            if (key % PAUSE == PAUSE - 1) {
                room.demand(slots.heapBytes());
            }
        }
    }

    /** Only what these keys, and those tied to them, are about. */
    void keys(BitSet touched) {
        touched.stream().forEach(this::fold);
    }

    /** Those whose values depend on what day it is. */
    void later() {
        for (int slot = 0; slot < slots.count(); slot++) {
            if (slots.latest.get(slot) > today) {
                tell(slot);
                fill(slot);
            }
        }
    }

    /** Slots that were written or freed. */
    BitSet changed() {
        return changed;
    }

    private void fold(int key) {
        if (image.ways.isTied(key)) {
            if (!visited.get(key)) {
                foldTied(key);
            }
            return;
        }
        story.begin();
        story.add(key);
        int slot = slots.ofKey.get(key);
        if (story.isTold()) {
            if (slot == Slots.NONE) {
                slot = slots.take();
                slots.ofKey.set(key, slot);
                slots.keys.set(slot, key);
            }
            fill(slot);
        } else if (slot != Slots.NONE) {
            slots.ofKey.set(key, Slots.NONE);
            free(slot);
        }
    }

    private void foldTied(int key) {
        var keys = ties.around(key, visited);
        ties.resolve();
        var spare = new BitSet();
        for (int i = 0; i < keys.size(); i++) {
            int slot = slots.ofKey.get(keys.get(i));
            if (slot != Slots.NONE) {
                spare.set(slot);
            }
        }
        var slotOf = new int[keys.size()];
        var name = new int[keys.size()];
        Arrays.fill(slotOf, Slots.NONE);
        for (int i = 0; i < keys.size(); i++) {
            int group = ties.group(i);
            if (ties.isTold(i) && slotOf[group] == Slots.NONE) {
                slotOf[group] = take(spare);
                name[group] = i;
            } else if (ties.isTold(i) && ties.names(i, name[group])) {
                name[group] = i;
            }
        }
        spare.stream().forEach(this::free);
        for (int i = 0; i < keys.size(); i++) {
            slots.ofKey.set(keys.get(i), slotOf[ties.group(i)]);
        }
        for (int group = 0; group < keys.size(); group++) {
            if (slotOf[group] != Slots.NONE) {
                int parent = ties.parent(group);
                slots.keys.set(slotOf[group], keys.get(name[group]));
                slots.parents.set(slotOf[group], parent < 0 ? Slots.NONE : slotOf[parent]);
                story.begin();
                for (int i = group; i < keys.size(); i++) {
                    if (ties.group(i) == group) {
                        story.add(keys.get(i));
                    }
                }
                fill(slotOf[group]);
            }
        }
    }

    private int take(BitSet spare) {
        int slot = spare.nextSetBit(0);
        if (slot < 0) {
            return slots.take();
        }
        spare.clear(slot);
        return slot;
    }

    private void free(int slot) {
        slots.free(slot);
        changed.set(slot);
    }

    /** Makes the story that of a slot. */
    private void tell(int slot) {
        tell(slots, slot, point, ties, story);
    }

    /** Makes a story that of a slot: of its key, and of those tied to it that are one with it. */
    static void tell(Slots slots, int slot, Point point, Ties ties, Story story) {
        int key = slots.keys.get(slot);
        if (!point.image.ways.isTied(key)) {
            story.begin();
            story.add(key);
            return;
        }
        var keys = ties.around(key, new BitSet());
        story.begin();
        for (int i = 0; i < keys.size(); i++) {
            if (slots.ofKey.get(keys.get(i)) == slot) {
                story.add(keys.get(i));
            }
        }
    }

    private void fill(int slot) {
        changed.set(slot);
        slots.funnels.set(slot, story.funnel);
        fillStages(slot);
        int close = story.close(today, last(story.funnel));
        if (close == Story.NOTHING) {
            slots.setClose(slot, FactsView.NEVER, Slots.NOT_CLOSED, FactsView.NO_VALUE, (byte) 0);
        } else {
            slots.setClose(
                    slot,
                    story.closeDay(close),
                    image.closeOutcomes.get(close),
                    image.closeValues.get(close),
                    currencies.code(image.closeCurrencies.get(close)));
        }
        fillOpen(slot, close);
    }

    private void fillStages(int slot) {
        int latest = FactsView.NEVER;
        boolean again = false;
        slots.clearStages(slot);
        for (int i = 0; i < story.stages.size(); i++) {
            int place = story.stages.get(i);
            int day = story.stageDay(place);
            var stage = slots.stage(image.stageNames.get(place));
            if (day == FactsView.NEVER) {
                stage.undated().set(slot, (byte) 1);
            } else {
                int other = stage.days().get(slot);
                again |= other != FactsView.NEVER && other != day;
                stage.days().set(slot, other == FactsView.NEVER ? day : Math.min(day, other));
                latest = Math.max(latest, day);
            }
        }
        if (again) {
            slots.stages.forEach((name, stage) ->
                    stage.later().set(slot, story.later(name, stage.days().get(slot))));
        }
        for (int i = 0; i < story.closes.size(); i++) {
            latest = Math.max(latest, story.closeDay(story.closes.get(i)));
        }
        slots.latest.set(slot, latest);
    }

    private void fillOpen(int slot, int close) {
        int open = story.open();
        int before = close == Story.NOTHING ? Story.NOTHING : story.openBefore(story.closeDay(close));
        int currency = open == Story.NOTHING || image.openValues.get(open) == FactsView.NO_VALUE ? before : open;
        slots.setOpen(
                slot,
                open == Story.NOTHING ? FactsView.NO_VALUE : image.openValues.get(open),
                currency == Story.NOTHING ? 0 : currencies.code(image.openCurrencies.get(currency)),
                open == Story.NOTHING ? FactsView.NEVER : image.openExpected.get(open),
                open == Story.NOTHING ? Double.doubleToLongBits(Double.NaN) : image.openProbabilities.get(open));
        slots.valuesBeforeClose.set(slot, before == Story.NOTHING ? FactsView.NO_VALUE : image.openValues.get(before));
    }

    /** Number of the name of the last stage of a funnel, by what {@link Slots#funnels} holds. */
    private int last(int funnel) {
        return lastNames.computeIfAbsent(funnel, f -> last(image, settings, f));
    }

    static int last(Image image, TenantSettings settings, int funnel) {
        var found = settings.funnels().get(funnel == 0 ? TenantSettings.MAIN : image.texts.text(funnel - 1));
        return found == null ? Texts.NONE : image.texts.find(found.last().name());
    }
}
