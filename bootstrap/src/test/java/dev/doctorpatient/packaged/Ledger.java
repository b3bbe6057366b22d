package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/** What one chat's senders wrote, and what the service acknowledged of it. */
final class Ledger {
    /** What the service said about a message that it took. */
    record Receipt(String messageId, long seq) {}

    private final String chat;
    private final Map<String, ConcurrentLinkedQueue<String>> writtenBySender = new ConcurrentHashMap<>();
    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();

    Ledger(String chat) {
        this.chat = chat;
    }

    String chat() {
        return chat;
    }

    /** Notes a message before it is sent. */
    void written(String sender, String clientMessageId) {
        writtenBySender
                .computeIfAbsent(sender, _ -> new ConcurrentLinkedQueue<>())
                .add(clientMessageId);
    }

    /** Notes that a message was acknowledged. */
    void acknowledged(String clientMessageId, String messageId, long seq) {
        var receipt = new Receipt(messageId, seq);
        assertThat(receipts.putIfAbsent(clientMessageId, receipt)).isIn(null, receipt);
    }

    /** The text of a message follows from its id, so that none can be mistaken for another. */
    static String text(String clientMessageId) {
        return "This is what " + clientMessageId + " says.";
    }

    /** Messages that were sent and never acknowledged, in the order of sending, by their sender. */
    Map<String, List<String>> unacknowledged() {
        var left = new HashMap<String, List<String>>();
        writtenBySender.forEach((sender, written) -> left.put(
                sender, written.stream().filter(id -> !receipts.containsKey(id)).toList()));
        return left;
    }

    /** Holds the ledger against what the service has: every acknowledged message, once, in its place, and no gap between them. */
    void check(Api api) {
        var stored = stored(api);
        assertThat(stored.stream().map(message -> message.path("seq").asLong()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, stored.size()).boxed().toList());
        var places = new HashMap<String, Receipt>();
        for (var message : stored) {
            var id = message.path("client_message_id").asText();
            assertThat(message.path("message").asText()).isEqualTo(text(id));
            assertThat(places.put(
                            id,
                            new Receipt(
                                    message.path("id").asText(),
                                    message.path("seq").asLong())))
                    .as("another message with the id %s", id)
                    .isNull();
        }
        assertThat(places).containsAllEntriesOf(receipts);
        writtenBySender.forEach((sender, written) -> assertThat(written.stream()
                        .flatMap(id -> Optional.ofNullable(receipts.get(id)).stream())
                        .map(Receipt::seq))
                .as("the places of what %s sent", sender)
                .isSorted());
    }

    private List<JsonNode> stored(Api api) {
        var stored = new ArrayList<JsonNode>();
        while (true) {
            var page = api.get("chats/" + chat + "/messages?limit=200&after_seq=" + stored.size())
                    .expect(200)
                    .path("items");
            if (page.isEmpty()) {
                return stored;
            }
            page.forEach(stored::add);
        }
    }
}
