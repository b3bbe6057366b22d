package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.file.port.DocumentCopies;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.shared.TooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Compares all that the database knows of files with the files themselves: every byte of each that is owned, and every one that is not.
 * Whatever changes meanwhile is no finding.
 */
public final class DocumentCheck {
    /** What can be wrong with a file. */
    public enum Kind {
        /** It is owned and not there. */
        MISSING,
        /** It is owned and there, and has other bytes than those that came in. */
        DAMAGED,
        /** Nobody owns it. */
        UNOWNED,
        /** Nobody owns it yet, and somebody may be uploading it. */
        UNDER_WAY
    }

    /**
     * Something that was found.
     *
     * @param mended whether all is well now
     */
    public record Finding(Kind kind, DocumentId id, boolean mended) {}

    /** What is done about findings. */
    public sealed interface Mending {
        /** Nothing. */
        record None() implements Mending {}

        /** What nobody owns is removed, and what is missing or damaged is put back if one of the copies is good. */
        record With(DocumentCopies copies) implements Mending {}
    }

    /** A list of what is owned, page by page. */
    private interface Pages {
        List<FileDetails> after(@Nullable DocumentId last);
    }

    private static final int AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 1 << 16;

    private final Documents documents;
    private final ChatUploads uploads;
    private final DocumentFiles files;
    private final Transactions transactions;
    private final Duration underWay;
    private final InstantSource clock;
    private final Ownership ownership;

    /**
     * A use case on its ports.
     *
     * @param underWay how long a file may be without its document because somebody is still uploading it
     */
    public DocumentCheck(
            Documents documents,
            ChatUploads uploads,
            DocumentFiles files,
            Transactions transactions,
            Duration underWay,
            InstantSource clock) {
        this.documents = documents;
        this.uploads = uploads;
        this.files = files;
        this.transactions = transactions;
        this.underWay = underWay;
        this.clock = clock;
        this.ownership = new Ownership(documents, uploads, transactions);
    }

    /**
     * Checks everything, and tells each finding when it is made.
     *
     * @return how many owned files were looked at
     * @throws dev.doctorpatient.domain.shared.Unavailable if files cannot be read at this moment
     */
    public long check(Mending mending, Consumer<Finding> told) {
        if (mending instanceof Mending.With) {
            files.discardUnfinished(clock.instant().minus(underWay));
        }
        // Uploads first: one that becomes a document meanwhile is looked at twice, and never missed.
        var looked = checkOwned(last -> filesOf(uploads.after(last, AT_ONCE), ChatUpload::file), mending, told)
                + checkOwned(last -> filesOf(documents.after(last, AT_ONCE), Document::file), mending, told);
        checkUnowned(mending, told);
        return looked;
    }

    private static <T> List<FileDetails> filesOf(List<T> owners, Function<T, FileDetails> file) {
        return owners.stream().map(file).toList();
    }

    private long checkOwned(Pages pages, Mending mending, Consumer<Finding> told) {
        var looked = 0L;
        for (var page = first(pages); !page.isEmpty(); page = next(pages, page)) {
            for (var file : page) {
                faultOf(file).ifPresent(kind -> told.accept(new Finding(kind, file.id(), isPutBack(file, mending))));
            }
            looked += page.size();
        }
        return looked;
    }

    private List<FileDetails> first(Pages pages) {
        return transactions.inTransaction(() -> pages.after(null));
    }

    private List<FileDetails> next(Pages pages, List<FileDetails> page) {
        return transactions.inTransaction(() -> pages.after(page.getLast().id()));
    }

    private Optional<Kind> faultOf(FileDetails file) {
        var found = files.open(file.id(), 0);
        var kind = found.isEmpty() ? Kind.MISSING : Kind.DAMAGED;
        if (found.isPresent() && holds(found.get(), file)) {
            return Optional.empty();
        }
        return ownership.unowned(List.of(file.id())).isEmpty() ? Optional.of(kind) : Optional.empty();
    }

    private static boolean holds(InputStream content, FileDetails file) {
        try (content) {
            var digest = sha256();
            var size = 0L;
            var piece = new byte[BYTES_AT_ONCE];
            for (var read = content.read(piece); read >= 0; read = content.read(piece)) {
                digest.update(piece, 0, read);
                size += read;
            }
            return size == file.size()
                    && HexFormat.of()
                            .formatHex(digest.digest())
                            .equals(file.digest().value());
        } catch (IOException _) {
            return false; // its place on the disk is worn out
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private boolean isPutBack(FileDetails file, Mending mending) {
        return switch (mending) {
            case Mending.None() -> false;
            case Mending.With(var copies) -> {
                try (var found = copies.of(file.id())) {
                    yield found.anyMatch(copy -> isPutBack(file, copy));
                }
            }
        };
    }

    private boolean isPutBack(FileDetails file, InputStream copy) {
        try (var bytes = new Copy(copy);
                var incoming = files.receive(file.id(), bytes, file.size())) {
            if (!incoming.digest().equals(file.digest())) {
                return false;
            }
            incoming.keep();
            return true;
        } catch (TooLarge _) {
            return false;
        } catch (IOException _) {
            return false; // a copy that cannot even be closed
        }
    }

    /** A copy ends where it cannot be read any further, and is then not the document; that is not the store's failure. */
    private static final class Copy extends FilterInputStream {
        Copy(InputStream copy) {
            super(copy);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException _) {
                return -1;
            }
        }

        @Override
        public int read(byte[] into, int from, int most) {
            try {
                return super.read(into, from, most);
            } catch (IOException _) {
                return -1;
            }
        }
    }

    private void checkUnowned(Mending mending, Consumer<Finding> told) {
        var removing = mending instanceof Mending.With;
        var old = new HashSet<DocumentId>();
        eachUnowned(clock.instant().minus(underWay), id -> {
            if (removing) {
                files.remove(id);
            }
            told.accept(new Finding(Kind.UNOWNED, id, removing));
            old.add(id);
        });
        eachUnowned(Instant.MAX, id -> {
            if (!old.contains(id)) {
                told.accept(new Finding(Kind.UNDER_WAY, id, false));
            }
        });
    }

    private void eachUnowned(Instant before, Consumer<DocumentId> found) {
        try (var kept = files.keptBefore(before)) {
            kept.gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(page -> ownership.unowned(page).forEach(found));
        }
    }
}
