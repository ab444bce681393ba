package io.mittari.metrics.engine.image;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's place among the images. Whoever was handed a view goes on reading it after it was dropped; therefore what
 * was handed out counts until nobody has it any more.
 */
final class Kept {

    /** Held by who brings the image up to date or drops it. */
    final ReentrantLock lock = new ReentrantLock();

    /** When it was asked last, counted in questions. */
    volatile long turn;

    private volatile @Nullable FoldedView newest;
    private @Nullable Image image;
    private WeakReference<Image> lastImage = new WeakReference<>(null);
    private final List<WeakReference<FoldedView>> handed = new ArrayList<>();
    private int kept;

    @Nullable
    FoldedView newest() {
        return newest;
    }

    /** The image at hand, or the one dropped last if somebody still reads it: no other may write to its columns. */
    synchronized @Nullable Image image() {
        return image == null ? lastImage.get() : image;
    }

    synchronized void hold(Image held) {
        image = held;
        lastImage = new WeakReference<>(held);
    }

    synchronized void handOut(FoldedView view) {
        handed.removeIf(reference -> reference.refersTo(null));
        handed.add(new WeakReference<>(view));
        var before = newest;
        if (before == null || view.sequence() >= before.sequence()) {
            newest = view;
        }
    }

    /** What is at hand is dropped; those who were handed some of it keep that. */
    synchronized void drop() {
        image = null;
        newest = null;
    }

    /** Whether what is at hand was made of a journal with another number of holes. */
    synchronized boolean lacks(int lost) {
        var held = image();
        return held != null && held.losses.blocks() != lost;
    }

    /** What is handed out from now on knows no name that was asked for before. */
    synchronized void rename() {
        var view = newest;
        if (view != null) {
            newest = null;
            handOut(view.unnamed());
        }
    }

    /** An image that was left half-way is of no use to anybody. */
    synchronized void spoil() {
        drop();
        lastImage = new WeakReference<>(null);
    }

    synchronized boolean isAtHand() {
        return image != null;
    }

    /** Whether much came since a snapshot was made. */
    boolean hasGrown(Image held) {
        return held.blocks() - kept > 50 + kept / 4;
    }

    boolean isChanged(Image held) {
        return held.blocks() != kept;
    }

    /** A snapshot was made, or found. */
    void keptUpTo(int blocks) {
        kept = blocks;
    }

    /** Bytes of the heap that would be free if it were dropped and nobody held a view. */
    synchronized long atHand() {
        var view = newest;
        return (image == null ? 0 : image.heapBytes()) + (view == null ? 0 : view.heapBytes());
    }

    /** Bytes of the heap that views take which are not at hand any more, but not gone either. */
    synchronized long held() {
        long bytes = 0;
        var last = newest;
        for (int i = handed.size() - 1; i >= 0; i--) {
            var view = handed.get(i).get();
            if (view != null && view != newest) {
                bytes += last == null ? view.heapBytes() : view.heapBytesBeside(last);
                last = view;
            }
        }
        var read = lastImage.get();
        return bytes + (image == null && read != null && bytes > 0 ? read.heapBytes() : 0);
    }
}
