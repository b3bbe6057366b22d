package dev.doctorpatient.domain.file;

import java.util.Arrays;

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
