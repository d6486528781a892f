package org.opencus.contract;

import io.helidon.common.buffers.BufferData;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Buffers of answers that were sent, for the next ones: making and zeroing one cost a prepared answer a sixth of its
 * time.
 */
final class SpareBuffers {
    private static final int KEPT = 16;
    private static final int LARGEST = 1 << 17;

    private final AtomicReferenceArray<BufferData> spare = new AtomicReferenceArray<>(KEPT);

    /** An empty buffer, which grows where the expected bytes do not suffice. */
    BufferData take(int expected) {
        BufferData buffer = spare.getAndSet(ownPlace(), null);
        return buffer == null ? BufferData.growing(expected) : buffer;
    }

    /** Nobody else may hold the buffer any more; {@code size} is how many bytes were written to it. */
    void giveBack(BufferData buffer, int size) {
        if (size <= LARGEST) {
            spare.set(ownPlace(), buffer.clear());
        }
    }

    /** Threads meet rarely at one place; where they do, one of them makes a buffer of its own. */
    private static int ownPlace() {
        return (int) (Thread.currentThread().threadId() % KEPT);
    }
}
