package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A socket on which nothing happens costs next to nothing. */
class IdleSocketsIT {
    private static final int SOCKETS = 1_000;
    private static final long MOST_BYTES_EACH = 25 * 1_024;

    @Test
    void anIdleSocketCostsLessThan25KilobytesOfHeap(@TempDir Path folder) {
        var environment = Database.H2.clinicIn(folder);
        environment.put("SOCKETS_PER_USER", String.valueOf(SOCKETS));
        try (var server = ServerProcess.start(environment)) {
            var clinic = Clinic.of(server.api());
            var doctor = clinic.member("doctor", "doctor@idle.example", "idle-Doctor-1");
            var chat = clinic.chat(doctor.profile(), clinic.patient("Patient"));
            close(opened(doctor.api(), chat, 50)); // whatever is made once is made now
            var before = server.bytesOnHeap();

            var sockets = opened(doctor.api(), chat, SOCKETS);
            var each = (server.bytesOnHeap() - before) / SOCKETS;

            assertThat(sockets).noneMatch(SocketClient::isClosed);
            assertThat(each).isPositive().isLessThan(MOST_BYTES_EACH);
            close(sockets);
        }
    }

    private static List<SocketClient> opened(Api api, String chat, int number) {
        var sockets = new ArrayList<SocketClient>();
        for (var count = 0; count < number; count++) {
            var socket = api.socket("chats/ws/" + chat);
            var unused = socket.next("connected");
            sockets.add(socket);
        }
        return sockets;
    }

    private static void close(List<SocketClient> sockets) {
        sockets.forEach(SocketClient::close);
    }
}
