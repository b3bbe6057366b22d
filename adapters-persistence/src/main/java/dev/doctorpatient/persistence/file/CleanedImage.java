package dev.doctorpatient.persistence.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import javax.imageio.stream.ImageInputStreamImpl;

/** A cleaned image, put together while it is read. */
final class CleanedImage extends ImageInputStreamImpl {
    private final Recipe recipe;
    private final FileBytes bytes;

    CleanedImage(Recipe recipe, FileBytes bytes) {
        this.recipe = recipe;
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        setBitOffset(0);
        var read = recipe.read(bytes, streamPos, into, offset, most);
        streamPos += Math.max(0, read);
        return read;
    }

    @Override
    public long length() {
        return recipe.length();
    }

    /** The same for whoever reads from the beginning to the end; it closes the original with itself. */
    static InputStream stream(Recipe recipe, SeekableByteChannel original) throws IOException {
        var bytes = new FileBytes(original);
        return new InputStream() {
            private long place;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] into, int offset, int most) throws IOException {
                if (most == 0) {
                    return 0;
                }
                var read = recipe.read(bytes, place, into, offset, most);
                place += Math.max(0, read);
                return read;
            }

            @Override
            public void close() throws IOException {
                original.close();
            }
        };
    }
}
