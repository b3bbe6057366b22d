package dev.doctorpatient.bootstrap.web;

import dev.doctorpatient.domain.shared.TooLarge;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts bodies that come in chunks, whose length nobody announced, while they are read. */
class UnannouncedBodies {
    private final BodyLimits limits;

    UnannouncedBodies(BodyLimits limits) {
        this.limits = limits;
    }

    @ServerRequestFilter(preMatching = true)
    public void count(ContainerRequestContext context, HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            context.setEntityStream(
                    new Counted(context.getEntityStream(), limits.of(request), limits.mostThatPasses()));
        }
    }

    private static final class Counted extends FilterInputStream {
        private final long most;
        private final long mostThatPasses;
        private long count;

        Counted(InputStream body, long most, long mostThatPasses) {
            super(body);
            this.most = most;
            this.mostThatPasses = mostThatPasses;
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            count += Math.max(0, read);
            if (count > most) {
                letRestPassBy();
                throw new TooLarge("The request is too large");
            }
            return read;
        }

        private void letRestPassBy() throws IOException {
            var piece = new byte[1 << 16];
            var read = 0;
            while (read >= 0 && count <= mostThatPasses) {
                read = super.read(piece, 0, piece.length);
                count += read;
            }
        }
    }
}
