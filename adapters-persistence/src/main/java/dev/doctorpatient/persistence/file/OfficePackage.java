package dev.doctorpatient.persistence.file;

import dev.doctorpatient.domain.file.FileType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells documents of Word and Excel from all other zip archives by the names in the archive's directory, which is what programs open
 * them by. Nothing is unpacked but what describes the
 * parts.
 */
final class OfficePackage {
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int DIRECTORY_ENTRY_LENGTH = 46;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_OF_DIRECTORY_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int MOST_ENTRIES = 20_000;
    private static final int LARGEST_DIRECTORY = 1 << 22;

    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_LENGTH = 20;

    private static final int LARGEST_DESCRIPTION = 1 << 23;
    private static final long LARGEST_DESCRIPTIONS = 1 << 24;
    private static final long LARGEST_UNPACKED = 1L << 29;

    /** So many bytes are no bomb, however well they were packed; what is larger is packed to a hundredth at best. */
    private static final long NO_BOMB = 1L << 26;

    private static final long MOST_TIMES = 100;

    private static final Pattern ACTIVE = Pattern.compile(
            "Type\\s*=\\s*[\"'][^\"']*(?:macroEnabled|vbaProject|macrosheet|activeX)", Pattern.CASE_INSENSITIVE);

    private static final Pattern TEMPLATE = Pattern.compile("<Relationship\\b[^>]*attachedTemplate[^>]*>");

    /** Elsewhere than on the author's own disk, whose letters nobody can reach from here. */
    private static final Pattern REMOTE = Pattern.compile(
            "Target\\s*=\\s*[\"'](?:https?:|ftp:|\\\\\\\\|//|file:(?:/{2}[^/]|/{4,}|\\\\))", Pattern.CASE_INSENSITIVE);

    /** Programs on the web number them. */
    private static final Pattern WORD = Pattern.compile("word/document\\d*\\.xml");

    private static final Pattern EXCEL = Pattern.compile("xl/workbook\\d*\\.xml");

    private static final String TYPES = "[Content_Types].xml";

    /** The folders that a document may have beside its own. */
    private static final Set<String> COMMON = Set.of(
            TYPES,
            "_rels",
            "docProps",
            "docMetadata",
            "customXml",
            "customUI",
            "userCustomization",
            "_xmlsignatures",
            "[trash]");

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
        var parts = parts(bytes);
        var names = parts.keySet();
        if (!names.contains(TYPES) || names.stream().anyMatch(OfficePackage::isActive) || saysMore(bytes, parts)) {
            return Optional.empty();
        }
        if (names.stream().anyMatch(name -> WORD.matcher(name).matches()) && isConfinedTo("word", names)) {
            return Optional.of(FileType.WORD);
        }
        return names.stream().anyMatch(name -> EXCEL.matcher(name).matches()) && isConfinedTo("xl", names)
                ? Optional.of(FileType.EXCEL)
                : Optional.empty();
    }

    /** What runs by itself: macros, sheets of macros, and controls. */
    private static boolean isActive(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        return small.endsWith("vbaproject.bin")
                || small.endsWith("vbadata.xml")
                || small.contains("/macrosheets/")
                || small.contains("/activex/");
    }

    private static boolean isConfinedTo(String folder, Set<String> names) {
        return names.stream()
                .map(name -> name.split("/", 2)[0])
                .allMatch(top -> top.equals(folder) || COMMON.contains(top));
    }

    /** Whether what describes the parts makes one of them run under another name, or fetches a template with macros from elsewhere. */
    private static boolean saysMore(SeekableByteChannel bytes, Map<String, ZipPart> parts) throws IOException {
        var read = 0L;
        for (var part : parts.entrySet()) {
            if (part.getKey().equals(TYPES) || part.getKey().endsWith(".rels")) {
                var text = part.getValue().unpacked(bytes, LARGEST_DESCRIPTION);
                read += part.getValue().unpackedSize() + ZipPart.COST;
                if (text.isEmpty()
                        || read > LARGEST_DESCRIPTIONS
                        || ACTIVE.matcher(text.get()).find()
                        || fetchesTemplate(text.get())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean fetchesTemplate(String relationships) {
        return TEMPLATE.matcher(relationships).results().anyMatch(template -> REMOTE.matcher(template.group())
                .find());
    }

    /** The parts in the directory; none if there is no sound directory that takes up the end of the file. */
    private static Map<String, ZipPart> parts(SeekableByteChannel bytes) throws IOException {
        var tail = tail(bytes);
        var end = endOfDirectory(tail);
        if (end.isEmpty()) {
            return Map.of();
        }
        var found = directory(bytes, tail, end.getAsInt());
        if (found.isEmpty() || found.get().count() > MOST_ENTRIES || found.get().length() > LARGEST_DIRECTORY) {
            return Map.of();
        }
        var directory = found.get();
        var parts = parts(littleEndian(TikaFileTypes.read(bytes, directory.start(), (int) directory.length())), (int)
                directory.count());
        return areSound(bytes, parts, directory.start()) ? parts : Map.of();
    }

    /** Where the directory is; it ends where what tells of it begins. */
    private record Directory(long count, long start, long length) {
        boolean endsAt(long place) {
            return start >= 0 && length >= 0 && start + length == place;
        }
    }

    private static Optional<Directory> directory(SeekableByteChannel bytes, ByteBuffer tail, int end)
            throws IOException {
        var startOfEnd = bytes.size() - tail.limit() + end;
        var large = directory64(bytes, startOfEnd - LOCATOR64_LENGTH);
        if (large.isPresent()) {
            return large;
        }
        return Optional.of(new Directory(
                        Short.toUnsignedInt(tail.getShort(end + 10)),
                        Integer.toUnsignedLong(tail.getInt(end + 16)),
                        Integer.toUnsignedLong(tail.getInt(end + 12))))
                .filter(directory -> directory.endsAt(startOfEnd));
    }

    /** The same of an archive that is written as a large one, which some programs do with all. */
    private static Optional<Directory> directory64(SeekableByteChannel bytes, long place) throws IOException {
        var locator = littleEndian(TikaFileTypes.read(bytes, Math.max(0, place), LOCATOR64_LENGTH));
        if (place < END64_LENGTH || locator.limit() < LOCATOR64_LENGTH || locator.getInt(0) != LOCATOR64) {
            return Optional.empty();
        }
        var startOfEnd = locator.getLong(8);
        if (startOfEnd < 0 || startOfEnd > place - END64_LENGTH) {
            return Optional.empty();
        }
        var end = littleEndian(TikaFileTypes.read(bytes, startOfEnd, END64_LENGTH));
        return end.limit() < END64_LENGTH || end.getInt(0) != END64
                ? Optional.empty()
                : Optional.of(new Directory(end.getLong(32), end.getLong(48), end.getLong(40)))
                        .filter(directory -> directory.count() >= 0 && directory.endsAt(startOfEnd));
    }

    private static Map<String, ZipPart> parts(ByteBuffer directory, int count) {
        var parts = new LinkedHashMap<String, ZipPart>();
        for (var entry = 0; entry < count; entry++) {
            var place = directory.position();
            if (directory.remaining() < DIRECTORY_ENTRY_LENGTH || directory.getInt(place) != DIRECTORY_ENTRY) {
                return Map.of();
            }
            var nameLength = Short.toUnsignedInt(directory.getShort(place + 28));
            var others = Short.toUnsignedInt(directory.getShort(place + 30))
                    + Short.toUnsignedInt(directory.getShort(place + 32));
            if (directory.remaining() < DIRECTORY_ENTRY_LENGTH + nameLength + others) {
                return Map.of();
            }
            var name = new byte[nameLength];
            directory.get(place + DIRECTORY_ENTRY_LENGTH, name);
            if (parts.put(new String(name, StandardCharsets.UTF_8), ZipPart.of(directory, place)) != null) {
                return Map.of(); // which of the two is opened?
            }
            directory.position(place + DIRECTORY_ENTRY_LENGTH + nameLength + others);
        }
        return parts;
    }

    /** Whether every part is where the directory says, under the same name, apart from all others, and together they are no bomb. */
    private static boolean areSound(SeekableByteChannel bytes, Map<String, ZipPart> parts, long end)
            throws IOException {
        var unpacked = 0L;
        var place = 0L;
        var inOrder = parts.entrySet().stream()
                .sorted(Comparator.comparingLong(part -> part.getValue().offset()))
                .toList();
        for (var part : inOrder) {
            var next = part.getValue().end(bytes, part.getKey());
            if (part.getValue().offset() < place || next.isEmpty() || next.getAsLong() > end) {
                return false;
            }
            place = next.getAsLong();
            unpacked += part.getValue().unpackedSize();
        }
        return unpacked <= LARGEST_UNPACKED && unpacked <= Math.max(NO_BOMB, MOST_TIMES * bytes.size());
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
