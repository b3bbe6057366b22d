package dev.doctorpatient.packaged;

import dev.doctorpatient.packaged.Api.Unreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Sends and fetches documents as a client application does, without holding them in memory. */
record Papers(Api api) {
    private static final String BOUNDARY = "papers-2026";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A case history entry of a patient, without documents. */
    String entry(String patient) {
        return api.post("patients/" + patient + "/case-history", Map.of("summary", "Fever"))
                .expect(201)
                .path("id")
                .asText();
    }

    /** Sends a file as a form. */
    Api.Answer form(String path, Supplier<InputStream> content) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";
        return send(path, "multipart/form-data; boundary=" + BOUNDARY, head, content, "\r\n--" + BOUNDARY + "--\r\n");
    }

    /** Sends an entry with a file in base 64. */
    Api.Answer inBase64(String patient, Supplier<InputStream> base64) {
        var head = "{\"summary\":\"Fever\",\"documents\":[{\"file_name\":\"a.txt\",\"content_base64\":\"";
        return send("patients/" + patient + "/case-history", "application/json", head, base64, "\"}]}");
    }

    Api.Answer inBase64(String patient, byte[] content) {
        return inBase64(patient, () -> stream(Base64.getEncoder().encodeToString(content)));
    }

    private Api.Answer send(String path, String type, String head, Supplier<InputStream> content, String tail) {
        var request = HttpRequest.newBuilder(api.base().resolve(path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + api.token())
                .POST(BodyPublishers.ofInputStream(() -> new SequenceInputStream(
                        Collections.enumeration(List.of(stream(head), content.get(), stream(tail))))))
                .build();
        var response = answer(request, BodyHandlers.ofString());
        return new Api.Answer(response.statusCode(), Api.parse(response.body()), response.headers());
    }

    /** What a download brings, and its status. */
    HttpResponse<String> download(String document, String... headers) {
        var request = downloading(document);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(request.build(), BodyHandlers.ofString());
    }

    /** The digest of a download. */
    String digest(String document) {
        var response = answer(downloading(document).build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("no download: " + response.statusCode());
        }
        return digest(response.body());
    }

    private HttpRequest.Builder downloading(String document) {
        return HttpRequest.newBuilder(api.base().resolve("documents/" + document + "/content"))
                .header("Authorization", "Bearer " + Objects.requireNonNull(api.token()));
    }

    private static <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException failure) {
            throw new Unreachable(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static String digest(InputStream content) {
        try (var bytes = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            var unused = bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (IOException failure) {
            throw new Unreachable(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
