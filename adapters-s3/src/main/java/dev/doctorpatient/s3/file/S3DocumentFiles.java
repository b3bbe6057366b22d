package dev.doctorpatient.s3.file;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeProvider;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Documents as objects of a bucket, named by their ids. What comes in waits elsewhere until it is measured and looked into, and is then
 * sent in one request: either the bucket has the whole object, or none.
 */
public final class S3DocumentFiles implements DocumentFiles, AutoCloseable {
    /** What a store says to somebody who comes for the first time. */
    public sealed interface Reception {
        /** It has the bucket, and lets us look into it. */
        record Welcome() implements Reception {}

        /** It does not have the bucket. */
        record Unknown() implements Reception {}

        /**
         * It does not let us in.
         *
         * @param reason the store's own code for it
         */
        record Refused(String reason) implements Reception {}

        /** It does not answer, or not in its right mind. */
        record Away() implements Reception {}
    }

    private static final Logger LOG = Logger.getLogger(S3DocumentFiles.class);
    private static final String FOLDER = "documents/";
    private static final String MEDIA_TYPE = "application/octet-stream";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(2);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 2;

    /** A store that is slower than this counts as down. */
    private static final long FEWEST_BYTES_PER_SECOND = 1 << 20;

    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private static final S3AuthSchemeProvider SIGNING =
            request -> S3AuthSchemeProvider.defaultProvider().resolveAuthScheme(request).stream()
                    .map(option -> option.toBuilder()
                            .putSignerProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                            .build())
                    .toList();

    private final String bucket;
    private final DocumentFiles incoming;
    private final Duration longestSilence;
    private final S3Client client;
    private volatile boolean reachable = true;

    /**
     * Documents in a bucket. Nothing is asked of the store yet.
     *
     * @param incoming where files are until they are kept; it keeps none
     */
    public S3DocumentFiles(S3Bucket bucket, DocumentFiles incoming) {
        this(bucket, incoming, LONGEST_SILENCE);
    }

    S3DocumentFiles(S3Bucket bucket, DocumentFiles incoming, Duration longestSilence) {
        this.bucket = bucket.name();
        this.incoming = incoming;
        this.longestSilence = longestSilence;
        this.client = client(bucket, longestSilence);
    }

    static S3Client client(S3Bucket bucket, Duration longestSilence) {
        return S3Client.builder()
                .endpointOverride(bucket.endpoint())
                .region(Region.of(bucket.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                .forcePathStyle(true)
                // Only S3 itself is sure to know what newer clients add.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // A digest of all bytes is signed, be it over TLS or not: that, every store knows and checks.
                .authSchemeProvider(SIGNING)
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(LONGEST_CONNECTING)
                        .socketTimeout(longestSilence))
                .overrideConfiguration(configuration -> configuration
                        .apiCallAttemptTimeout(longestSilence)
                        .apiCallTimeout(longestSilence.multipliedBy(ATTEMPTS))
                        .retryStrategy(retries -> retries.maxAttempts(ATTEMPTS))
                        // What lies in the operator's home is meant for other programs.
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    /** Whether the store did what it was asked for the last time. */
    public boolean isReachable() {
        return reachable;
    }

    /** Asks the store whether it lets us in. */
    public Reception visit() {
        try {
            var unused = page(null);
            reachable = true;
            return new Reception.Welcome();
        } catch (NoSuchBucketException _) {
            return new Reception.Unknown();
        } catch (S3Exception refused) {
            return isPassing(refused) ? away(refused) : new Reception.Refused(Failures.codeOf(refused));
        } catch (SdkException | UncheckedIOException failure) {
            return away(failure);
        }
    }

    private Reception away(RuntimeException failure) {
        var unused = failed("let itself be visited", failure);
        return new Reception.Away();
    }

    private static boolean isPassing(S3Exception refused) {
        return refused.statusCode() >= SERVER_ERRORS || refused.statusCode() == TOO_MANY_REQUESTS;
    }

    @Override
    public Incoming receive(DocumentId id, InputStream content, long most) {
        return new Waiting(id, incoming.receive(id, content, most));
    }

    /** A file that waits to be sent. */
    private final class Waiting implements Incoming {
        private final DocumentId id;
        private final Incoming file;

        Waiting(DocumentId id, Incoming file) {
            this.id = id;
            this.file = file;
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public Sha256 digest() {
            return file.digest();
        }

        @Override
        public SeekableByteChannel read() {
            return file.read();
        }

        @Override
        public void keep() {
            var patience = longestSilence.plusSeconds(size() / FEWEST_BYTES_PER_SECOND);
            try (var bytes = new RepeatableBytes(file)) {
                var unused = attempt(
                        "keep a document",
                        () -> client.putObject(
                                object -> object.bucket(bucket)
                                        .key(key(id))
                                        .contentType(MEDIA_TYPE)
                                        .contentLength(size())
                                        .overrideConfiguration(within(patience)),
                                RequestBody.fromContentProvider(bytes, size(), MEDIA_TYPE)));
            }
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private AwsRequestOverrideConfiguration within(Duration patience) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(patience)
                .apiCallTimeout(patience.plus(longestSilence))
                .build();
    }

    @Override
    public Optional<InputStream> open(DocumentId id, long from) {
        var request = GetObjectRequest.builder().bucket(bucket).key(key(id));
        if (from > 0) {
            request.range("bytes=" + from + "-");
        }
        return attempt("read a document", () -> {
            try {
                return Optional.of(
                        new Download(client.getObject(request.build()), broken -> failed("finish a document", broken)));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            } catch (S3Exception refused) {
                if (refused.statusCode() == RANGE_NOT_SATISFIABLE) {
                    return Optional.of(InputStream.nullInputStream()); // it ends before that place
                }
                throw refused;
            }
        });
    }

    @Override
    public void remove(DocumentId id) {
        var unused = attempt(
                "remove a document",
                () -> client.deleteObject(object -> object.bucket(bucket).key(key(id))));
    }

    @Override
    public Stream<DocumentId> keptBefore(Instant instant) {
        return Stream.iterate(listed(null), Optional::isPresent, page -> page.filter(ListObjectsV2Response::isTruncated)
                        .flatMap(last -> listed(last.nextContinuationToken())))
                .flatMap(Optional::stream)
                .flatMap(page -> page.contents().stream())
                .filter(object -> object.lastModified().isBefore(instant))
                .flatMap(object -> idOf(object).stream());
    }

    private Optional<ListObjectsV2Response> listed(@Nullable String continuation) {
        return Optional.of(attempt("list its documents", () -> page(continuation)));
    }

    private ListObjectsV2Response page(@Nullable String continuation) {
        return client.listObjectsV2(
                objects -> objects.bucket(bucket).prefix(FOLDER).continuationToken(continuation));
    }

    @Override
    public void discardUnfinished(Instant before) {
        incoming.discardUnfinished(before);
    }

    @Override
    public void close() {
        client.close();
    }

    private static String key(DocumentId id) {
        return FOLDER + id.value();
    }

    private static Optional<DocumentId> idOf(S3Object object) {
        try {
            return Optional.of(new DocumentId(TimeOrderedId.parse(object.key().substring(FOLDER.length()))));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // not ours
        }
    }

    private <T> T attempt(String deed, Supplier<T> work) {
        try {
            var done = work.get();
            reachable = true;
            return done;
        } catch (SdkException
                | UncheckedIOException failure) { // the client lets the latter through when it hangs up itself
            throw failed(deed, failure);
        }
    }

    private Unavailable failed(String deed, Exception failure) {
        reachable = false;
        LOG.errorf("The document store did not %s: %s", deed, Failures.sentence(failure));
        return new Unavailable(
                ProblemCode.UNAVAILABLE, "Documents cannot be stored or read at this moment", RETRY_AFTER);
    }
}
