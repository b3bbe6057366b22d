package dev.doctorpatient.domain.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a document can be. There is nothing else: what is none of these is not taken in. */
public enum FileType {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp"),
    GIF("image/gif"),
    DICOM("application/dicom"),
    TEXT("text/plain"),
    CSV("text/csv"),
    MP3("audio/mpeg"),
    M4A("audio/mp4"),
    OGG("audio/ogg"),
    WAV("audio/wav"),
    WEBM("audio/webm"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Whether it is something to be heard. */
    public boolean isSound() {
        return mediaType.startsWith("audio/");
    }

    /** Whether it is something to be looked at, pixel by pixel. */
    public boolean isImage() {
        return mediaType.startsWith("image/");
    }

    /** Its name on the wire and in the database. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The types that somebody means who looks for {@code application/pdf}, for all {@code image}s, or for {@code pdf} in short; none if
     * there is no such type.
     */
    public static Set<FileType> meantBy(String text) {
        var meant = text.strip().toLowerCase(Locale.ROOT);
        var family = meant + "/";
        var found = matching(type -> type.mediaType.equals(meant) || type.mediaType.startsWith(family));
        return found.isEmpty()
                ? matching(type -> type.name().toLowerCase(Locale.ROOT).equals(meant))
                : found;
    }

    private static Set<FileType> matching(Predicate<FileType> wanted) {
        return Arrays.stream(values()).filter(wanted).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The type with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FileType ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not the media type of a document"));
    }
}
