package dev.doctorpatient.ai.interview;

import dev.doctorpatient.domain.interview.ProviderState.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read while it arrives, by one thread, which never waits beyond its deadline, however slowly the bytes drip.
 * What is not read is not fetched. Closing it before its end closes the connection.
 */
final class ArrivingBody extends InputStream implements BodySubscriber<ArrivingBody> {
    private sealed interface Arrival {
        record Bytes(List<ByteBuffer> buffers) implements Arrival {}

        record End() implements Arrival {}

        record Broken() implements Arrival {}
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscribed = new CompletableFuture<>();
    private final long most;
    private Deadline deadline;
    private List<ByteBuffer> buffers = List.of();
    private long taken;
    private boolean ended;

    /** @param most after so many bytes it is no answer any more */
    ArrivingBody(Deadline deadline, long most) {
        this.deadline = deadline;
        this.most = most;
    }

    /** From now on, the reader waits no longer than this. */
    void expectEndBy(Deadline earlier) {
        deadline = earlier;
    }

    @Override
    public CompletionStage<ArrivingBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (!subscribed.complete(subscription)) {
            subscription.cancel();
            return;
        }
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrivals.add(new Arrival.Bytes(bytes));
    }

    @Override
    public void onError(Throwable failure) {
        arrivals.add(new Arrival.Broken());
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival.End());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var buffer = next();
        if (buffer == null) {
            return -1;
        }
        var count = Math.min(length, buffer.remaining());
        taken += count;
        if (taken > most) {
            throw ProviderFailure.of(Failure.UNREADABLE); // no answer is as long as that
        }
        buffer.get(target, offset, count);
        return count;
    }

    private @Nullable ByteBuffer next() throws IOException {
        while (!ended) {
            if (deadline.left().isNegative()) {
                throw new HttpTimeoutException("too slow"); // also where bytes arrive without an end
            }
            for (var buffer : buffers) {
                if (buffer.hasRemaining()) {
                    return buffer;
                }
            }
            await();
        }
        return null;
    }

    private void await() throws IOException {
        switch (arrival()) {
            case null -> throw new HttpTimeoutException("too slow");
            case Arrival.Bytes(var bytes) -> {
                buffers = bytes;
                subscribed.join().request(1);
            }
            case Arrival.End() -> ended = true;
            case Arrival.Broken() -> throw new IOException("broken");
        }
    }

    private @Nullable Arrival arrival() throws IOException {
        try {
            return arrivals.poll(Math.max(0, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HttpTimeoutException("interrupted");
        }
    }

    @Override
    public void close() {
        if (!ended && !subscribed.cancel(false)) {
            subscribed.join().cancel();
        }
        ended = true;
    }
}
