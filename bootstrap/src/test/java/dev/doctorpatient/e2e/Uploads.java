package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Sends files, and looks where the service keeps them. */
final class Uploads {
    private static final long MOMENT_IN_NANOSECONDS = 10_000_000;

    private Uploads() {}

    static Map<String, @Nullable Object> document(String name, byte[] bytes) {
        return json("file_name", name, "content_base64", Base64.getEncoder().encodeToString(bytes));
    }

    static Map<String, @Nullable Object> entry(Object... documents) {
        return json("summary", "Fever since Monday", "documents", List.of(documents));
    }

    static Answer inBase64(Client who, String patient, Object... documents) {
        return who.post("/patients/" + patient + "/case-history", entry(documents));
    }

    static Answer asForm(Client who, String entry, String name, byte[] bytes) {
        var path = "/case-histories/" + entry + "/documents";
        return new Answer(
                "POST form to " + path,
                who.request().multiPart("file", name, bytes).post(path));
    }

    static Answer forChat(Client who, String chat, String name, byte[] bytes) {
        var path = "/chats/" + chat + "/uploads";
        return new Answer(
                "POST form to " + path,
                who.request().multiPart("file", name, bytes).post(path));
    }

    static Response content(Client who, String document, String... headers) {
        var request = who.request();
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.get("/documents/" + document + "/content");
    }

    /** All files that the service has on its disk at this moment, kept, coming in or temporary. */
    static Set<Path> onDisk() {
        var folder = Path.of(ConfigProvider.getConfig().getValue("DATA_DIR", String.class));
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException _) {
            return onDisk(); // one vanished on the way
        }
    }

    /** Fails unless the disk holds what it held before. The server clears a form away a moment after its answer. */
    static void awaitOnDisk(Set<Path> before) {
        for (var patience = 500; patience > 0 && !onDisk().equals(before); patience--) {
            LockSupport.parkNanos(MOMENT_IN_NANOSECONDS);
        }
        assertThat(onDisk()).isEqualTo(before);
    }
}
