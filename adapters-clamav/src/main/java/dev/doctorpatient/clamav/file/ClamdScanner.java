package dev.doctorpatient.clamav.file;

import dev.doctorpatient.application.file.port.DocumentFiles.Incoming;
import dev.doctorpatient.application.file.port.MalwareScanner;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Streams each file to clamd over a connection of its own ({@code zINSTREAM}) and believes only the three answers that it knows. A
 * watch closes the connection when the time is up, so that a scanner that freezes at any point holds nobody.
 */
public final class ClamdScanner implements MalwareScanner {
    /** How long clamd may take to answer the door and for all of a file, and how many files it gets at once. */
    record Patience(Duration connecting, Duration whole, int atOnce) {}

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60), 4);
    private static final Logger LOG = Logger.getLogger(ClamdScanner.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final int AT_ONCE = 1 << 16;
    private static final int LONGEST_ANSWER = 1_024;
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,500}) FOUND");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    private static final String TOO_LARGE = "INSTREAM size limit exceeded. ERROR";
    private static final String NO_TROUBLE = "";

    private final ClamdUrl server;
    private final Patience patience;
    private final Semaphore places;
    /** What was wrong last, so that an outage is said once and not for every file. */
    private final AtomicReference<String> trouble = new AtomicReference<>(NO_TROUBLE);

    /** A scanner that asks this server. */
    public ClamdScanner(ClamdUrl server) {
        this(server, PATIENCE);
    }

    ClamdScanner(ClamdUrl server, Patience patience) {
        this.server = server;
        this.patience = patience;
        this.places = new Semaphore(patience.atOnce(), true);
    }

    @Override
    public Verdict scan(Incoming file) {
        enter();
        try {
            return verdict(answer(file));
        } catch (Unavailable said) {
            throw said;
        } catch (IOException | RuntimeException failure) {
            throw unavailable(failure.getClass().getSimpleName());
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(patience.whole().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw unavailable("it is busy");
    }

    private String answer(Incoming file) throws IOException {
        var address = server.address();
        var channel =
                switch (server) {
                    case ClamdUrl.Tcp _ -> SocketChannel.open();
                    case ClamdUrl.Unix _ -> SocketChannel.open(StandardProtocolFamily.UNIX);
                };
        try (channel) {
            var watch = closing(channel, patience.connecting());
            channel.connect(address);
            watch.complete(null);
            watch = closing(channel, patience.whole());
            try {
                return conversation(channel, file);
            } finally {
                watch.complete(null);
            }
        }
    }

    private static CompletableFuture<Void> closing(SocketChannel channel, Duration after) {
        var watch = new CompletableFuture<Void>();
        Executor later = CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            if (watch.complete(null)) {
                close(channel);
            }
        });
        return watch;
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException failure) {
            LOG.debugf("A connection does not close: %s", failure);
        }
    }

    private static String conversation(SocketChannel channel, Incoming file) throws IOException {
        write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        try (var content = file.read()) {
            var chunk = ByteBuffer.allocate(AT_ONCE + Integer.BYTES);
            for (chunk.position(Integer.BYTES);
                    content.read(chunk) >= 0;
                    chunk.clear().position(Integer.BYTES)) {
                chunk.putInt(0, chunk.position() - Integer.BYTES);
                if (chunk.position() > Integer.BYTES) {
                    write(channel, chunk.flip());
                }
            }
            write(channel, ByteBuffer.allocate(Integer.BYTES));
        } catch (IOException broken) {
            return refusal(channel, broken); // clamd answers and hangs up as soon as it has had enough
        }
        return read(channel);
    }

    private static String refusal(SocketChannel channel, IOException broken) throws IOException {
        try {
            return read(channel);
        } catch (IOException _) {
            throw broken;
        }
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            var unused = channel.write(bytes);
        }
    }

    /** One line that ends in a zero, and nothing less. */
    private static String read(SocketChannel channel) throws IOException {
        var answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && channel.read(answer) >= 0) {
            var last = answer.position() - 1;
            if (last >= 0 && answer.get(last) == 0) {
                return new String(answer.array(), 0, last, StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("no answer");
    }

    private Verdict verdict(String answer) {
        var found = FOUND.matcher(answer);
        if (answer.equals("stream: OK")) {
            return known(Verdict.CLEAN);
        }
        if (answer.equals(TOO_LARGE)) {
            LOG.warn("clamd takes in less than MAX_UPLOAD_MB; raise its StreamMaxLength, MaxFileSize and MaxScanSize.");
            return known(Verdict.TOO_LARGE);
        }
        if (found.matches()) {
            LOG.warnf(
                    "A document was refused as malware: %s",
                    UNPRINTABLE.matcher(found.group(1)).replaceAll("?"));
            return known(Verdict.MALWARE);
        }
        throw unavailable("it answers something else");
    }

    private Verdict known(Verdict verdict) {
        if (!trouble.getAndSet(NO_TROUBLE).equals(NO_TROUBLE)) {
            LOG.info("clamd scans again.");
        }
        return verdict;
    }

    private Unavailable unavailable(String reason) {
        if (!trouble.getAndSet(reason).equals(reason)) {
            LOG.errorf("clamd gives no verdict, and no document is taken in: %s", reason);
        }
        return new Unavailable(
                ProblemCode.UNAVAILABLE, "Documents cannot be scanned for malware at this moment", RETRY_AFTER);
    }
}
