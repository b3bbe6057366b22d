package dev.doctorpatient.clamav.file;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where clamd listens, as {@code tcp://host:3310} or {@code unix:/path} names it. */
public sealed interface ClamdUrl {
    /** The port that everybody's clamd has. */
    int USUAL_PORT = 3_310;

    /** On a port of a machine. */
    record Tcp(String host, int port) implements ClamdUrl {
        @Override
        public SocketAddress address() {
            return new InetSocketAddress(host, port);
        }
    }

    /** At a path of this machine. */
    record Unix(Path path) implements ClamdUrl {
        @Override
        public SocketAddress address() {
            return UnixDomainSocketAddress.of(path);
        }
    }

    /** Where to connect to; a name is looked up each time. */
    SocketAddress address();

    /**
     * Reads the value of CLAMD_URL.
     *
     * @throws UnusableClamdUrl if it cannot be used
     */
    static ClamdUrl parse(String text) {
        try {
            var url = new URI(text);
            if ("unix".equals(url.getScheme()) && url.getAuthority() == null && isOnlyPath(url)) {
                return new Unix(Path.of(url.getPath()));
            }
            var port = url.getPort() < 0 ? USUAL_PORT : url.getPort();
            var path = url.getRawPath();
            if ("tcp".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && (path == null || path.isEmpty() || path.equals("/"))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && port > 0
                    && port <= 65_535) {
                return new Tcp(url.getHost().replaceAll("[\\[\\]]", ""), port);
            }
        } catch (URISyntaxException | InvalidPathException _) {
            throw new UnusableClamdUrl(); // their messages hold the value
        }
        throw new UnusableClamdUrl();
    }

    private static boolean isOnlyPath(URI url) {
        var path = url.getPath();
        return path != null
                && path.startsWith("/")
                && path.length() > 1
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
