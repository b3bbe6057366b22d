package dev.doctorpatient.bootstrap.configuration;

/**
 * How much may come in at once, in bytes.
 *
 * @param largestFile the largest document
 */
public record UploadLimits(long largestFile) {
    /** What every body may have that holds no file. */
    public static final long PLAIN_BODY = 1 << 20;

    static final int DEFAULT_MEGABYTES = 20;
    static final int MOST_MEGABYTES = 2_000;

    private static final long MEGABYTE = 1 << 20;

    static UploadLimits ofMegabytes(int megabytes) {
        return new UploadLimits(megabytes * MEGABYTE);
    }

    /** A form with a file: the parts' headers and boundaries come on top. */
    public long form() {
        return largestFile + PLAIN_BODY;
    }

    /** JSON with files of that size together: base 64 makes four letters of three bytes. */
    public long json() {
        return (largestFile + 2) / 3 * 4 + PLAIN_BODY;
    }
}
