import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Scanner;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * A socket client for a terminal: prints every frame that comes, and sends every line that is typed. When its input ends it waits a
 * moment for the answers and hangs up. Run it with: java scripts/Talk.java ws://...
 */
class Talk {
    public static void main(String[] arguments) throws Exception {
        var closed = new CountDownLatch(1);
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(arguments[0]), new WebSocket.Listener() {
                    private final StringBuilder frame = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                        frame.append(part);
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
        Thread.sleep(1_000); // for the answers to the last line
        if (closed.getCount() > 0) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
        System.exit(0);
    }
}
