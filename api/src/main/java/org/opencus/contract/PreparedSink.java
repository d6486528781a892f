package org.opencus.contract;

import io.helidon.common.GenericType;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.media.type.MediaType;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http.spi.Sink;
import io.helidon.webserver.http.spi.SinkProvider;
import io.helidon.webserver.http.spi.SinkProviderContext;
import java.util.function.BiConsumer;

/** Helidon's way out for answers that it shall not put together itself: writes a prepared one as it stands. */
final class PreparedSink implements Sink<BufferData> {
    static final GenericType<PreparedSink> TYPE = GenericType.create(PreparedSink.class);

    private final SinkProviderContext context;

    private PreparedSink(SinkProviderContext context) {
        this.context = context;
    }

    /** The whole answer, once; the buffer is the caller's again when this returns. */
    @Override
    public PreparedSink emit(BufferData answer) {
        // First, as Helidon does: what fails while it is written must not be followed by another answer.
        context.closeRunnable().run();
        context.connectionContext().dataWriter().writeNow(answer);
        return this;
    }

    @Override
    public void close() {}

    /** Found by Helidon through {@code META-INF/services}. */
    public static final class Provider implements SinkProvider<BufferData> {
        @Override
        public boolean supports(GenericType<? extends Sink<?>> type, ServerRequest request) {
            return TYPE.equals(type);
        }

        @Override
        @SuppressWarnings("unchecked") // Helidon asks only for the type that is supported
        public <X extends Sink<BufferData>> X create(SinkProviderContext context) {
            return (X) new PreparedSink(context);
        }

        @Override
        @SuppressWarnings("removal") // the older form of the above, still abstract
        public <X extends Sink<BufferData>> X create(
                ServerResponse response, BiConsumer<Object, MediaType> events, Runnable close) {
            throw new UnsupportedOperationException("Only with a context");
        }
    }
}
