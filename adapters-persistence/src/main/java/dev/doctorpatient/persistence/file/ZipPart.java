package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A part of a zip archive as the archive's directory has it. */
record ZipPart(int flags, int method, long packedSize, long unpackedSize, long offset) {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_LENGTH = 30;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** The entry at a place of the directory. */
    static ZipPart of(ByteBuffer directory, int place) {
        return new ZipPart(
                Short.toUnsignedInt(directory.getShort(place + 8)),
                Short.toUnsignedInt(directory.getShort(place + 10)),
                Integer.toUnsignedLong(directory.getInt(place + 20)),
                Integer.toUnsignedLong(directory.getInt(place + 24)),
                Integer.toUnsignedLong(directory.getInt(place + 42)));
    }

    /** Where its bytes end; empty if it is not there, or says there something else of itself. */
    OptionalLong end(SeekableByteChannel bytes, String name) throws IOException {
        var header = header(bytes);
        if (header.limit() < LOCAL_HEADER_LENGTH || header.getInt(0) != LOCAL_HEADER) {
            return OptionalLong.empty();
        }
        var sent = TikaFileTypes.read(bytes, offset + LOCAL_HEADER_LENGTH, Short.toUnsignedInt(header.getShort(26)));
        var isSame = new String(sent, StandardCharsets.UTF_8).equals(name)
                && Short.toUnsignedInt(header.getShort(6)) == flags
                && Short.toUnsignedInt(header.getShort(8)) == method
                && ((flags & SIZES_FOLLOW) != 0
                        || (Integer.toUnsignedLong(header.getInt(18)) == packedSize
                                && Integer.toUnsignedLong(header.getInt(22)) == unpackedSize));
        var isReadable =
                (flags & ENCRYPTED) == 0 && (method == DEFLATED || (method == STORED && packedSize == unpackedSize));
        return isSame && isReadable ? OptionalLong.of(start(header) + packedSize) : OptionalLong.empty();
    }

    /** What it holds, as text; empty if that is more than so many bytes or cannot be unpacked. */
    Optional<String> unpacked(SeekableByteChannel bytes, int most) throws IOException {
        if (packedSize > most || unpackedSize > most) {
            return Optional.empty();
        }
        var packed = TikaFileTypes.read(bytes, start(header(bytes)), (int) packedSize);
        if (method == STORED) {
            return Optional.of(new String(packed, StandardCharsets.UTF_8));
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            var unpacked = new byte[most];
            var length = inflater.inflate(unpacked);
            return length == unpackedSize
                    ? Optional.of(new String(unpacked, 0, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (DataFormatException _) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer header(SeekableByteChannel bytes) throws IOException {
        return ByteBuffer.wrap(TikaFileTypes.read(bytes, offset, LOCAL_HEADER_LENGTH))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private long start(ByteBuffer header) {
        return offset
                + LOCAL_HEADER_LENGTH
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
    }
}
