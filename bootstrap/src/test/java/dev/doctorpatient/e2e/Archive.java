package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A record as a client got it, unpacked. */
final class Archive {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** Unpacks what a client got, from its front and by its directory, which has to come to the same. */
    Archive(byte[] zip) throws IOException {
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                assertThat(files.put(entry.getName(), stream.readAllBytes())).isNull();
            }
        }
        var place = Files.createTempFile("record", ".zip");
        try {
            Files.write(place, zip);
            try (var byDirectory = new ZipFile(place.toFile(), StandardCharsets.UTF_8)) {
                assertThat(byDirectory.stream().map(entry -> entry.getName())).containsExactlyElementsOf(names());
            }
        } finally {
            Files.delete(place);
        }
    }

    Set<String> names() {
        return files.keySet();
    }

    Collection<byte[]> contents() {
        return files.values();
    }

    byte[] bytes(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    JsonNode json(String path) {
        return Json.read(text(path));
    }

    List<JsonNode> items(String path) {
        return listed(json(path).get("items"));
    }

    /** Where a document is. */
    String pathOf(String document) {
        return names().stream()
                .filter(name -> name.startsWith("documents/" + document + "-"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no document " + document + " among " + names()));
    }

    static List<JsonNode> listed(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
