package dev.doctorpatient.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiPrefixIT {
    @Test
    void everythingMovesWithThePrefix(@TempDir Path folder) {
        var environment = new HashMap<>(Database.H2.clinicIn(folder));
        environment.put("API_V1_PREFIX", "/clinic/v2");
        try (var server = ServerProcess.start(environment)) {
            var api = server.api("/clinic/v2");
            var clinic = Clinic.of(api);
            var doctor = clinic.member("doctor", "doctor@prefix.example", "prefix-Doctor-1");
            var patient = clinic.patient("Anna");
            var chat = clinic.chat(doctor.profile(), patient);

            var created = clinic.admin().post("hospitals", Map.of("name", "Lakeside"));
            created.expect(201);
            var location = created.headers().firstValue("Location").orElseThrow();
            assertThat(location).contains("/clinic/v2/hospitals/").doesNotContain("/api/v1");
            assertThat(clinic.admin().get(location).expect(200)).isEqualTo(created.body());

            var document = server.api("").get("openapi.json").expect(200);
            assertThat(document.path("paths").fieldNames())
                    .toIterable()
                    .allMatch(path -> path.startsWith("/clinic/v2/"));
            assertThat(document.at("/info/description").asText()).contains("/clinic/v2/chats/ws/");

            try (var socket = doctor.api().socket("chats/ws/" + chat)) {
                assertThat(socket.next("connected").at("/chat/id").asText()).isEqualTo(chat);
            }
            try (var socket = doctor.api().socket("notifications/ws")) {
                assertThat(socket.next("connected").path("unread_count").asLong())
                        .isZero();
            }

            var old = server.api("/api/v1");
            var token = String.valueOf(clinic.admin().token());
            assertThat(old.as(token).get("hospitals").expect(404).path("code").asText())
                    .isEqualTo("not_found");
            assertThat(old.post("auth/login", Map.of("email", "a@b.example", "password", "whatever-2026"))
                            .status())
                    .isEqualTo(404);
            assertThatThrownBy(() -> old.as(token).socket("chats/ws/" + chat))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }
}
