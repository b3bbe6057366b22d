package dev.doctorpatient.rest.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Takes the bytes of one file of an archive, and knows how many they were and their digest. It stays open whoever closes it. */
final class Sink extends FilterOutputStream {
    private final MessageDigest digest;
    private long size;

    Sink(OutputStream target) {
        super(target);
        this.digest = sha256();
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
        digest.update((byte) octet);
        size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        digest.update(bytes, from, length);
        size += length;
    }

    /** Nothing: the archive goes out in pieces of its own size. */
    @Override
    public void flush() {}

    @Override
    public void close() {}

    long size() {
        return size;
    }

    /** The digest of all bytes, to be asked for once. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
