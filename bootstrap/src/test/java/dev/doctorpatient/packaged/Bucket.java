package dev.doctorpatient.packaged;

import dev.doctorpatient.s3.testing.S3Server;
import java.nio.file.Path;
import java.util.Map;

/** A bucket at a real S3 server that comes and goes. */
final class Bucket implements AutoCloseable {
    static final String NAME = "clinic";

    private final S3Server server;
    private final Path objects;

    Bucket(Path folder) {
        this.server = S3Server.startIn(folder);
        this.objects = server.createBucket(NAME);
    }

    S3Server server() {
        return server;
    }

    /** Where its objects lie. */
    Path objects() {
        return objects;
    }

    /** What the service is told of it. */
    Map<String, String> environment() {
        return Map.of(
                "S3_ENDPOINT",
                server.endpoint().toString(),
                "S3_BUCKET",
                NAME,
                "S3_ACCESS_KEY",
                S3Server.ACCESS_KEY,
                "S3_SECRET_KEY",
                S3Server.SECRET_KEY);
    }

    @Override
    public void close() {
        server.close();
    }
}
