package dev.doctorpatient.websocket.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.shared.OtherNodes.Node;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OtherParticipantsTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");

    private final OtherParticipants others = new OtherParticipants();
    private final Node node = new Node(UUID.randomUUID());
    private final Node another = new Node(UUID.randomUUID());
    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();
    private final UUID three = UUID.randomUUID();

    @Test
    void aListReplacesTheOneBefore() {
        assertThat(others.replace(node, Set.of(one, two), NOW)).containsExactlyInAnyOrder(one, two);
        assertThat(others.replace(node, Set.of(two, three), NOW)).containsExactlyInAnyOrder(one, three);

        assertThat(others.isOnline(one)).isFalse();
        assertThat(others.isOnline(two)).isTrue();
        assertThat(others.isOnline(three)).isTrue();
    }

    @Test
    void whoIsOnTwoNodesIsOnlineUntilTheyLeftBoth() {
        others.change(node, one, true, NOW);
        others.change(another, one, true, NOW);

        others.change(node, one, false, NOW);
        assertThat(others.isOnline(one)).isTrue();

        assertThat(others.forget(another)).containsExactly(one);
        assertThat(others.isOnline(one)).isFalse();
        assertThat(others.forget(another)).isEmpty();
    }

    @Test
    void aNodeThatSaysNothingForAMinuteIsSilent() {
        others.change(node, one, true, NOW);
        others.change(another, two, true, NOW.plusSeconds(1));

        assertThat(others.silent(NOW.plusSeconds(60))).isEmpty();
        assertThat(others.silent(NOW.plusSeconds(61))).containsExactly(node);
    }
}
