package dev.doctorpatient.persistence.file;

import dev.doctorpatient.domain.file.FileType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the binary types that are taken in begin. Each has to begin at the first byte: what stands before may be something else. */
final class Signatures {
    private static final int DICOM_PREAMBLE = 128;

    /** What would make the free space before a DICOM image a program, a page or another document. */
    private static final List<String> FOREIGN_PREAMBLES = List.of(
            "MZ", "\u007fELF", "#!", "%PDF", "PK", "<", "GIF8", "\u00ca\u00fe\u00ba\u00be", "\u00cf\u00fa\u00ed\u00fe");

    private static final List<String> VIDEO_CODECS = List.of("V_VP8", "V_VP9", "V_AV1", "V_MPEG");

    /** Some recorders give their sounds the brands of films; whether there is a film in it is told by the tracks. */
    private static final List<String> MP4_BRANDS =
            List.of("M4A ", "M4B ", "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "dash");

    private Signatures() {}

    /** The type that a file begins as; empty if it is none of these. */
    static Optional<FileType> typeIn(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        return Stream.of(FileType.values()).filter(type -> isSigned(type, text)).findFirst();
    }

    private static boolean isSigned(FileType type, String head) {
        return switch (type) {
            case PDF -> head.startsWith("%PDF-") && !head.startsWith("DICM", DICOM_PREAMBLE);
            case PNG -> head.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> head.startsWith("\u00ff\u00d8\u00ff");
            case GIF -> head.startsWith("GIF87a") || head.startsWith("GIF89a");
            case WEBP -> isRiff(head, "WEBP");
            case WAV -> isRiff(head, "WAVE");
            case DICOM ->
                head.startsWith("DICM", DICOM_PREAMBLE)
                        && FOREIGN_PREAMBLES.stream().noneMatch(head::startsWith);
            case MP3 -> isTagged(head) || isLayer3Frame(head);
            case M4A -> MP4_BRANDS.stream().anyMatch(brand -> head.startsWith("ftyp" + brand, 4));
            case OGG -> head.startsWith("OggS") && !head.contains("\u0080theora");
            case WEBM -> isWebmSound(head);
            case TEXT, CSV, WORD, EXCEL -> false; // not told by how they begin
        };
    }

    /** With a tag before the sound; its version is no letter, which tells it from a text about a gene. */
    private static boolean isTagged(String head) {
        return head.startsWith("ID3") && head.length() > 3 && head.charAt(3) < ' ';
    }

    private static boolean isRiff(String head, String kind) {
        return head.startsWith("RIFF") && head.startsWith(kind, 8);
    }

    /** The first frame of a stream without tags: 11 bits of ones, a known version, layer 3, a known bit rate and sampling rate. */
    private static boolean isLayer3Frame(String head) {
        if (head.length() < 4 || head.charAt(0) != 0xff) {
            return false;
        }
        var version = head.charAt(1) >> 3 & 3;
        var layer = head.charAt(1) >> 1 & 3;
        var bitRate = head.charAt(2) >> 4 & 15;
        var samplingRate = head.charAt(2) >> 2 & 3;
        return head.charAt(1) >= 0xe0 && version != 1 && layer == 1 && bitRate != 15 && samplingRate != 3;
    }

    private static boolean isWebmSound(String head) {
        return head.startsWith("\u001aE\u00df\u00a3")
                && head.substring(0, Math.min(64, head.length())).contains("webm")
                && VIDEO_CODECS.stream().noneMatch(head::contains);
    }
}
