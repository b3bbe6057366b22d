package dev.doctorpatient.persistence.file;

import dev.doctorpatient.domain.file.FileType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Tells documents of Word and Excel from all other zip archives by the names in the archive's directory, which is what programs open
 * them by. Nothing is unpacked.
 */
final class OfficePackage {
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int DIRECTORY_ENTRY_LENGTH = 46;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_OF_DIRECTORY_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int MOST_ENTRIES = 20_000;
    private static final int LARGEST_DIRECTORY = 1 << 22;

    private static final String TYPES = "[Content_Types].xml";

    /** The folders that a document may have beside its own. */
    private static final Set<String> COMMON =
            Set.of(TYPES, "_rels", "docProps", "docMetadata", "customXml", "customUI", "_xmlsignatures", "[trash]");

    private OfficePackage() {}

    /** Whether a file begins as a zip archive with something in it. */
    static boolean isArchive(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /** Whether a file that begins as something else can be opened as a zip archive, too. */
    static boolean endsAsArchive(SeekableByteChannel bytes) throws IOException {
        return endOfDirectory(tail(bytes)).isPresent();
    }

    /** The type of a zip archive; empty if it is no document of Word or Excel, or one with macros. */
    static Optional<FileType> typeOf(SeekableByteChannel bytes) throws IOException {
        var names = names(bytes);
        if (!names.contains(TYPES) || names.stream().anyMatch(OfficePackage::isMacro)) {
            return Optional.empty();
        }
        if (names.contains("word/document.xml") && isConfinedTo("word", names)) {
            return Optional.of(FileType.WORD);
        }
        return names.contains("xl/workbook.xml") && isConfinedTo("xl", names)
                ? Optional.of(FileType.EXCEL)
                : Optional.empty();
    }

    private static boolean isMacro(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin");
    }

    private static boolean isConfinedTo(String folder, Set<String> names) {
        return names.stream()
                .map(name -> name.split("/", 2)[0])
                .allMatch(top -> top.equals(folder) || COMMON.contains(top));
    }

    /** The names in the directory; none if there is no sound directory that takes up the end of the file. */
    private static Set<String> names(SeekableByteChannel bytes) throws IOException {
        var tail = tail(bytes);
        var end = endOfDirectory(tail);
        if (end.isEmpty()) {
            return Set.of();
        }
        var count = Short.toUnsignedInt(tail.getShort(end.getAsInt() + 10));
        var length = Integer.toUnsignedLong(tail.getInt(end.getAsInt() + 12));
        var start = Integer.toUnsignedLong(tail.getInt(end.getAsInt() + 16));
        var startOfEnd = bytes.size() - tail.limit() + end.getAsInt();
        if (count > MOST_ENTRIES || length > LARGEST_DIRECTORY || start + length != startOfEnd) {
            return Set.of();
        }
        return names(littleEndian(TikaFileTypes.read(bytes, start, (int) length)), count);
    }

    private static Set<String> names(ByteBuffer directory, int count) {
        var names = new HashSet<String>();
        for (var entry = 0; entry < count; entry++) {
            var place = directory.position();
            if (directory.remaining() < DIRECTORY_ENTRY_LENGTH || directory.getInt(place) != DIRECTORY_ENTRY) {
                return Set.of();
            }
            var nameLength = Short.toUnsignedInt(directory.getShort(place + 28));
            var others = Short.toUnsignedInt(directory.getShort(place + 30))
                    + Short.toUnsignedInt(directory.getShort(place + 32));
            if (directory.remaining() < DIRECTORY_ENTRY_LENGTH + nameLength + others) {
                return Set.of();
            }
            var name = new byte[nameLength];
            directory.get(place + DIRECTORY_ENTRY_LENGTH, name);
            names.add(new String(name, StandardCharsets.UTF_8));
            directory.position(place + DIRECTORY_ENTRY_LENGTH + nameLength + others);
        }
        return names;
    }

    private static ByteBuffer tail(SeekableByteChannel bytes) throws IOException {
        var length = (int) Math.min(bytes.size(), END_OF_DIRECTORY_LENGTH + LONGEST_COMMENT);
        return littleEndian(TikaFileTypes.read(bytes, bytes.size() - length, length));
    }

    /** Where the record begins that ends an archive; its comment reaches to the end of the file. */
    private static OptionalInt endOfDirectory(ByteBuffer tail) {
        for (var place = tail.limit() - END_OF_DIRECTORY_LENGTH; place >= 0; place--) {
            if (tail.getInt(place) == END_OF_DIRECTORY
                    && place + END_OF_DIRECTORY_LENGTH + Short.toUnsignedInt(tail.getShort(place + 20))
                            == tail.limit()) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
