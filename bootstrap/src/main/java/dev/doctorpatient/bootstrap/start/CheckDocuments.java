package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.application.casehistory.DocumentCheck;
import dev.doctorpatient.application.casehistory.DocumentCheck.Finding;
import dev.doctorpatient.application.casehistory.DocumentCheck.Kind;
import dev.doctorpatient.application.casehistory.DocumentCheck.Mending;
import dev.doctorpatient.application.file.port.DocumentCopies;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.doctorpatient.persistence.file.FolderCopies;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The command {@code check-documents}: compares what the database knows of files with the files, and mends what it can. */
public final class CheckDocuments implements QuarkusApplication {
    static final String COMMAND = "check-documents";

    /** The operator named no such folder, or used the command in a way that it has not. */
    private static final class Misused extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final String REPAIR = "--repair";
    private static final String FROM = "--from";
    private static final int SOUND = 0;
    private static final int FAULTS_REMAIN = 1;
    /** As the shell's convention has it (sysexits.h, EX_USAGE). */
    private static final int MISUSED = 64;
    /** The same for a service that cannot be had (EX_UNAVAILABLE). */
    private static final int UNAVAILABLE = 69;

    private final DocumentCheck check;
    private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
    private int remaining;

    CheckDocuments(DocumentCheck check) {
        this.check = check;
    }

    @Override
    public int run(String... arguments) {
        try {
            var looked = check.check(mending(Arrays.asList(arguments).subList(1, arguments.length)), this::tell);
            System.out.printf(
                    "Looked at %d files that are owned: %d missing, %d damaged. Of the others, %d unowned, %d under way."
                            + " Faults that remain: %d.%n",
                    looked,
                    count(Kind.MISSING),
                    count(Kind.DAMAGED),
                    count(Kind.UNOWNED),
                    count(Kind.UNDER_WAY),
                    remaining);
            return remaining == 0 ? SOUND : FAULTS_REMAIN;
        } catch (Misused _) {
            System.err.println("Usage: " + COMMAND + " [" + REPAIR + " [" + FROM
                    + " FOLDER]], with a copy of the documents" + " in a folder that can be read");
            return MISUSED;
        } catch (Unavailable _) {
            System.err.println("The documents cannot be read or written at this moment; the log says why.");
            return UNAVAILABLE;
        }
    }

    private static Mending mending(List<String> options) throws Misused {
        if (options.isEmpty()) {
            return new Mending.None();
        }
        if (options.equals(List.of(REPAIR))) {
            return new Mending.With(_ -> Stream.empty());
        }
        if (options.size() == 3 && options.subList(0, 2).equals(List.of(REPAIR, FROM))) {
            return new Mending.With(copies(options.get(2)).orElseThrow(Misused::new));
        }
        throw new Misused();
    }

    private static Optional<DocumentCopies> copies(String folder) {
        try {
            var place = Path.of(folder);
            return Files.isDirectory(place) ? Optional.of(new FolderCopies(place)) : Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private int count(Kind kind) {
        return found.getOrDefault(kind, 0);
    }

    private void tell(Finding finding) {
        found.merge(finding.kind(), 1, Integer::sum);
        if (!finding.mended() && finding.kind() != Kind.UNDER_WAY) {
            remaining++;
        }
        System.out.println(word(finding.kind()) + " " + finding.id().value()
                + (!finding.mended() ? "" : finding.kind() == Kind.UNOWNED ? ": removed" : ": put back"));
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case MISSING -> "missing";
            case DAMAGED -> "damaged";
            case UNOWNED -> "unowned";
            case UNDER_WAY -> "under way";
        };
    }
}
