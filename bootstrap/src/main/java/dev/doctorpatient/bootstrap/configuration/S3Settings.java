package dev.doctorpatient.bootstrap.configuration;

import dev.doctorpatient.s3.file.S3Bucket;
import java.util.List;
import java.util.Optional;

/** The bucket in which documents are, if they are not in the data folder. */
final class S3Settings {
    private static final String ENDPOINT = "S3_ENDPOINT";
    private static final String BUCKET = "S3_BUCKET";
    private static final String ACCESS_KEY = "S3_ACCESS_KEY";
    private static final String SECRET_KEY = "S3_SECRET_KEY";
    private static final List<String> TOGETHER = List.of(ENDPOINT, BUCKET, ACCESS_KEY, SECRET_KEY);

    private S3Settings() {}

    static Optional<S3Bucket> read(Variables variables) {
        var bucket = matching(variables, BUCKET, "[A-Za-z0-9._-]{3,63}", "the name of a bucket");
        var region = matching(variables, "S3_REGION", "[A-Za-z0-9_-]{1,63}", "the name of a region such as us-east-1");
        var accessKey = matching(variables, ACCESS_KEY, "[\\x21-\\x7e&&[^/,]]{1,128}", "the id of a key");
        var secretKey = matching(variables, SECRET_KEY, "[\\x21-\\x7e]{1,256}", "the key's secret");
        var endpoint = variables.address(ENDPOINT, "https://s3.eu-central-1.amazonaws.com");
        if (TOGETHER.stream().noneMatch(name -> variables.text(name).isPresent())) {
            return Optional.empty();
        }
        TOGETHER.stream()
                .filter(name -> variables.text(name).isEmpty())
                .findFirst()
                .ifPresent(missing -> {
                    throw new UnusableSetting(missing + " must be set too: " + String.join(", ", TOGETHER)
                            + " belong together, and without them documents are in DATA_DIR.");
                });
        return Optional.of(new S3Bucket(
                endpoint,
                region.orElse("us-east-1"),
                bucket.orElseThrow(),
                accessKey.orElseThrow(),
                secretKey.orElseThrow()));
    }

    private static Optional<String> matching(Variables variables, String name, String form, String meaning) {
        var text = variables.text(name);
        if (text.filter(value -> !value.matches(form)).isPresent()) {
            throw new UnusableSetting(name + " must be " + meaning + ".");
        }
        return text;
    }
}
