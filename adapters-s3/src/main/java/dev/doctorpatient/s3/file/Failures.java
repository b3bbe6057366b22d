package dev.doctorpatient.s3.file;

import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says what failed without quoting the store, which may repeat keys and signatures. */
final class Failures {
    private static final String NO_CODE = "no code";

    private Failures() {}

    static String sentence(Exception failure) {
        return failure instanceof AwsServiceException refused
                ? "it answered " + refused.statusCode() + " (" + codeOf(refused) + ")"
                : String.valueOf(rootOf(failure));
    }

    /** The store's code for it, if it looks like one. */
    static String codeOf(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        var code = details == null ? NO_CODE : Objects.requireNonNullElse(details.errorCode(), NO_CODE);
        return code.matches("[A-Za-z0-9.]{1,60}") ? code : NO_CODE;
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
