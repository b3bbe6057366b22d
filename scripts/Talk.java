import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Scanner;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A socket client for a terminal: prints every frame that comes, and sends every line that is typed. When its input ends it hangs up
 * as soon as nothing has come for three seconds. Run it with: java scripts/Talk.java ws://...
 */
class Talk {
    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(3);

    public static void main(String[] arguments) throws Exception {
        var closed = new CountDownLatch(1);
        var heard = new AtomicLong(System.nanoTime());
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(arguments[0]), new WebSocket.Listener() {
                    private final StringBuilder frame = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                        frame.append(part);
                        heard.set(System.nanoTime());
                        if (last) {
                            System.out.println(frame);
                            frame.setLength(0);
                        }
                        return WebSocket.Listener.super.onText(socket, part, last);
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                        System.out.println("closed: " + status + " " + reason);
                        closed.countDown();
                        return null;
                    }
                })
                .join();
        var lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            socket.sendText(lines.nextLine(), true).join();
        }
        heard.set(System.nanoTime());
        while (System.nanoTime() - heard.get() < LONGEST_SILENCE && !closed.await(100, TimeUnit.MILLISECONDS)) {
            // answers to the last lines may still come
        }
        if (closed.getCount() > 0) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
        System.exit(0);
    }
}
