package org.opencus.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Tells the clock of its connection whenever bytes have gone. */
record WatchedWriter(DataWriter writer) implements DataWriter {
    @Override
    public void write(BufferData... buffers) {
        writer.write(buffers);
        sent();
    }

    @Override
    public void write(BufferData buffer) {
        writer.write(buffer);
        sent();
    }

    @Override
    public void writeNow(BufferData... buffers) {
        writer.writeNow(buffers);
        sent();
    }

    @Override
    public void writeNow(BufferData buffer) {
        writer.writeNow(buffer);
        sent();
    }

    private static void sent() {
        if (RequestClock.CURRENT.isBound()) {
            RequestClock.CURRENT.get().sent();
        }
    }
}
