package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.domain.file.DocumentId;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses that signed links open: the bytes of documents, to be read. */
final class LinkedDocuments {
    /** The query parameter that holds the signature. */
    private static final String SIGNATURE = "signature";

    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Pattern address;

    /** Those below the API's base. */
    LinkedDocuments(String apiPrefix) {
        this.address = Pattern.compile(Pattern.quote(apiPrefix) + "/documents/([0-9a-fA-F-]{36})/content");
    }

    /** The link's credential, if a request follows one. */
    Optional<Credential> credentialIn(HttpServerRequest request) {
        var document = address.matcher(request.path());
        var signatures = request.params().getAll(SIGNATURE);
        return READING.contains(request.method()) && document.matches() && signatures.size() == 1
                ? id(document.group(1)).map(id -> new Credential.Link(id, signatures.getFirst()))
                : Optional.empty();
    }

    private static Optional<DocumentId> id(String text) {
        try {
            return Optional.of(DocumentId.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the resource says what is wrong with it
        }
    }
}
