package dev.doctorpatient.s3.file;

import dev.doctorpatient.domain.shared.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of an answer: all that it announced, or a failure. */
final class Download extends InputStream {
    private final ResponseInputStream<GetObjectResponse> answer;
    private final Function<Exception, Unavailable> failure;
    private long left;

    Download(ResponseInputStream<GetObjectResponse> answer, Function<Exception, Unavailable> failure) {
        this.answer = answer;
        this.failure = failure;
        var announced = answer.response().contentLength();
        if (announced == null) {
            answer.abort();
            throw failure.apply(new IOException("an answer without its length"));
        }
        this.left = announced;
    }

    @Override
    public int read() {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
        if (left == 0) {
            return -1;
        }
        try {
            var read = answer.read(into, offset, (int) Math.min(most, left));
            if (read < 0) {
                throw new EOFException("the answer ended early");
            }
            left -= read;
            return read;
        } catch (IOException broken) {
            throw failure.apply(broken);
        }
    }

    @Override
    public void close() {
        if (left > 0) {
            answer.abort(); // or the rest would be read, only to have the connection for another request
            return;
        }
        try {
            answer.close();
        } catch (IOException _) {
            // all that was wanted is here
        }
    }
}
