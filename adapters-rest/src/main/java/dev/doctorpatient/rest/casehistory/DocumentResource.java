package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.casehistory.DocumentLinks;
import dev.doctorpatient.application.casehistory.DocumentLinks.SignedLink;
import dev.doctorpatient.application.casehistory.DocumentReading;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.ContentTag;
import dev.doctorpatient.rest.shared.Problem;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Case histories and documents")
@Authenticated
@RunOnVirtualThread
class DocumentResource {
    private static final int AT_ONCE = 1 << 16;

    /**
     * A link on the wire.
     *
     * @param link a path, like all links, with its credential in the query
     */
    @Schema(name = "DocumentLink")
    record LinkJson(String link, long expiresIn, Instant expiresAt) {
        static LinkJson of(SignedLink link, ApiBase base) {
            return new LinkJson(
                    DocumentJson.contentOf(link.document(), base) + "?signature=" + link.signature(),
                    DocumentLinks.LIFETIME.toSeconds(),
                    link.until());
        }
    }

    private final DocumentReading reading;
    private final DocumentLinks links;
    private final ApiBase base;
    private final Caller caller;

    DocumentResource(DocumentReading reading, DocumentLinks links, ApiBase base, Caller caller) {
        this.reading = reading;
        this.links = links;
        this.base = base;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Get what is known of a document",
            description = "Whoever may see the entry or the chat that it belongs to, at this moment, may see it.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED})
    @Parameter(ref = "BreakGlass")
    public DocumentJson get(@RestPath DocumentId id) {
        return DocumentJson.of(reading.get(caller.actor(), id), base);
    }

    @POST
    @Path("/{id}/link")
    @ResponseStatus(201)
    @Operation(
            summary = "Get a link to a document's bytes that needs no token, for five minutes",
            description =
                    "For images and downloads in pages that cannot send a header. The link speaks in your name: it opens this document, as "
                            + "long as you may see it and have not signed out. Whoever has it can use it, so do not store it or pass it on. "
                            + "Administrators get none, because each of their looks needs its reason.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED})
    public LinkJson link(@RestPath DocumentId id) {
        return LinkJson.of(links.make(caller.actor(), caller.session(), id), base);
    }

    @GET
    @Path("/{id}/content")
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "Download a document, or one range of it",
            description =
                    "The bytes that are kept, as an attachment and with the type that was found in them. `Range` asks for one piece; "
                            + "the `ETag` is made of the document's SHA-256. A link of `POST /documents/{id}/link` needs no token.")
    @APIResponse(responseCode = "200", description = "All bytes.")
    @APIResponse(responseCode = "206", description = "The piece that was asked for; `Content-Range` tells which it is.")
    @APIResponse(responseCode = "304", description = "You have it already, as `If-None-Match` says.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED, ProblemCode.RANGE_NOT_SATISFIABLE})
    @Parameter(ref = "BreakGlass")
    public Response download(
            @RestPath DocumentId id,
            @RestQuery
                    @SuppressWarnings("unused") // whoever finds out who asks has read it
                    @Nullable
                    String signature,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @RestHeader("Range") @Nullable String range,
            @RestHeader("If-Range") @Nullable String ifRange) {
        var content = reading.open(caller.actor(), id);
        var document = content.document();
        var tag = tagOf(document);
        if (tag.isKnown(ifNoneMatch)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag.value()).build();
        }
        var followed = ifRange == null || ifRange.strip().equals(tag.value()) ? range : null;
        var answer =
                switch (ByteRange.in(followed, document.file().size())) {
                    case ByteRange.Wish.Everything() ->
                        piece(content, new ByteRange(0, document.file().size() - 1), Response.Status.OK);
                    case ByteRange.Wish.Piece(var piece) ->
                        piece(content, piece, Response.Status.PARTIAL_CONTENT)
                                .header(
                                        "Content-Range",
                                        "bytes %d-%d/%d"
                                                .formatted(
                                                        piece.first(),
                                                        piece.last(),
                                                        document.file().size()));
                    case ByteRange.Wish.Unsatisfiable() ->
                        Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                                .entity(Problem.ofStatus(416))
                                .type(Problem.MEDIA_TYPE)
                                .header(
                                        "Content-Range",
                                        "bytes */" + document.file().size());
                };
        if (signature != null) {
            // The address is the credential: pages of other origins show it in their images.
            answer.header("Cross-Origin-Resource-Policy", "cross-origin");
        }
        return answer.build();
    }

    private static Response.ResponseBuilder piece(
            DocumentReading.Content content, ByteRange piece, Response.Status status) {
        var document = content.document();
        StreamingOutput body = output -> {
            try (var bytes = content.bytes().from(piece.first())) {
                var buffer = new byte[AT_ONCE];
                var left = piece.length();
                while (left > 0) {
                    var read = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (read < 0) {
                        throw new IllegalStateException("a document's file is shorter than the document");
                    }
                    output.write(buffer, 0, read);
                    left -= read;
                }
            }
        };
        return Response.status(status)
                .entity(body)
                .type(document.file().type().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, piece.length())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Attachment.named(document.file().name()))
                .header(HttpHeaders.ETAG, tagOf(document).value())
                .header("Accept-Ranges", "bytes");
    }

    private static ContentTag tagOf(Document document) {
        return ContentTag.ofDigest(document.file().digest().value());
    }
}
