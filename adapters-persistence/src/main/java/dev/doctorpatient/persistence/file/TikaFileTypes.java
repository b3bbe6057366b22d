package dev.doctorpatient.persistence.file;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.file.port.FileTypes;
import dev.doctorpatient.domain.file.FileType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Decides by our own signatures of the few types that are taken in; Tika, which knows many more, is asked for a second opinion and may
 * only object. Nothing is parsed but the outermost form.
 */
public final class TikaFileTypes implements FileTypes {
    private static final int HEAD = 1 << 16;

    /** How far into a file a browser that guesses may look for HTML. */
    private static final int GUESSED_FROM = 1 << 10;

    /** What Tika calls a container of sounds and films by its brand. */
    private static final Set<MediaType> MP4 =
            Set.of(MediaType.video("mp4"), MediaType.application("mp4"), MediaType.video("quicktime"));

    /** What Tika calls texts that somebody might run or render. */
    private static final Set<MediaType> ACTIVE_TEXTS = Set.of(
            MediaType.TEXT_HTML,
            MediaType.APPLICATION_XML,
            MediaType.application("xhtml+xml"),
            MediaType.application("javascript"),
            MediaType.text("javascript"),
            MediaType.application("x-sh"),
            MediaType.text("x-php"),
            MediaType.text("x-perl"),
            MediaType.text("x-python"),
            MediaType.application("rtf"),
            MediaType.application("postscript"));

    /** What no text can be, so that an opinion of this kind is a mistake where everything is text. */
    private static final Set<String> NEVER_TEXTS = Set.of("image", "audio", "video");

    private static final Set<String> PROGRAMS = Set.of("x-msdownload", "x-dosexec", "x-shockwave-flash", "x-bat");

    private final MimeTypes tika = MimeTypes.getDefaultMimeTypes();

    @Override
    public Optional<FileType> of(DocumentFiles.Incoming file) {
        try (var bytes = file.read()) {
            var head = read(bytes, 0, HEAD);
            if (OfficePackage.isArchive(head)) {
                return OfficePackage.typeOf(bytes);
            }
            var signed = Signatures.typeIn(head);
            if (signed.isEmpty()) {
                return textOf(head, bytes);
            }
            var isSomethingElseToo = isMarkup(head) || OfficePackage.endsAsArchive(bytes);
            if (isSomethingElseToo || !agrees(signed.get(), head) || !isHarmless(signed.get(), bytes)) {
                return Optional.empty();
            }
            return signed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A recording that was cut off is still one, as long as nothing else hides in what cannot be followed. Films are not taken in.
     */
    private static boolean isHarmless(FileType type, SeekableByteChannel bytes) throws IOException {
        if (!type.isSound()) {
            return true;
        }
        return switch (SoundFile.buildOf(type, new FileBytes(bytes))) {
            case WHOLE -> true;
            case BROKEN -> !ForeignFiles.isIn(bytes);
            case FILM -> false;
        };
    }

    private boolean agrees(FileType type, byte[] head) {
        var opinion = opinionOn(head);
        var expected = MediaType.parse(nameInTika(type));
        return opinion.equals(MediaType.OCTET_STREAM)
                || (type == FileType.M4A && MP4.contains(opinion)) // whose tracks are looked at
                || tika.getMediaTypeRegistry().isInstanceOf(opinion, expected);
    }

    private static String nameInTika(FileType type) {
        return switch (type) {
            case OGG -> "application/ogg";
            case WAV -> "audio/vnd.wave";
            case WEBM -> "application/x-matroska";
            default -> type.mediaType();
        };
    }

    private MediaType opinionOn(byte[] head) {
        try {
            return tika.detect(new ByteArrayInputStream(head), new Metadata());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // nothing is read but memory
        }
    }

    private static boolean isMarkup(byte[] head) {
        var beginning = new String(head, 0, Math.min(head.length, GUESSED_FROM), StandardCharsets.ISO_8859_1);
        return ForeignFiles.isMarkup(beginning);
    }

    private Optional<FileType> textOf(byte[] head, SeekableByteChannel bytes) throws IOException {
        var beginning = new String(head, StandardCharsets.UTF_8);
        var opinion = opinionOn(head);
        if (!mayBeText(opinion) || ForeignFiles.isMarkup(beginning) || OfficePackage.endsAsArchive(bytes)) {
            return Optional.empty();
        }
        return PlainText.typeOf(Channels.newInputStream(bytes.position(0)));
    }

    /**
     * Tika goes by the first letters, and so takes {@code MZ twins} for a program and {@code P1 pain} for a picture; a file that is text
     * throughout is neither.
     */
    private boolean mayBeText(MediaType opinion) {
        var types = tika.getMediaTypeRegistry();
        var isActive = ACTIVE_TEXTS.stream().anyMatch(active -> types.isInstanceOf(opinion, active));
        return !isActive
                && (types.isInstanceOf(opinion, MediaType.TEXT_PLAIN)
                        || NEVER_TEXTS.contains(opinion.getType())
                        || PROGRAMS.contains(opinion.getSubtype()));
    }

    /** At most so many bytes from a place on. */
    static byte[] read(SeekableByteChannel bytes, long from, int most) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(most, Math.max(0, bytes.size() - from)));
        bytes.position(from);
        while (buffer.hasRemaining() && bytes.read(buffer) >= 0) {
            // until there is no more
        }
        return buffer.array();
    }
}
