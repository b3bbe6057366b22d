package dev.doctorpatient.bootstrap.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** Reads the cases that are built in, or others. */
final class Resources {
    private Resources() {}

    static String builtIn(String name) {
        try (var file = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException _) {
            throw new UnusableCases("The cases must be a text file in UTF-8 that this process can read.");
        }
    }
}
