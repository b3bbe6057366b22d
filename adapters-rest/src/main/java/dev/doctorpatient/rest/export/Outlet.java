package dev.doctorpatient.rest.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The way out of an archive, in large pieces. Once it is shut nothing gets out: a broken archive never gets the end of a whole one. */
final class Outlet extends FilterOutputStream {
    private static final int AT_ONCE = 1 << 16;

    private boolean shut;

    Outlet(OutputStream target) {
        super(new BufferedOutputStream(target, AT_ONCE));
    }

    void shut() {
        shut = true;
    }

    @Override
    public void write(int octet) throws IOException {
        if (!shut) {
            out.write(octet);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (!shut) {
            out.write(bytes, from, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!shut) {
            out.flush();
        }
    }

    /** Leaves the target open, which is not its own. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
