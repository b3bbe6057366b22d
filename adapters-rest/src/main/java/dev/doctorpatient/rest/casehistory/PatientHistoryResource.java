package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping.Statement;
import dev.doctorpatient.application.casehistory.CaseHistoryReading;
import dev.doctorpatient.application.casehistory.DocumentReading;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.Base64File;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.FileClaims;
import dev.doctorpatient.rest.shared.JsonWithFiles;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.TemporaryFiles;
import dev.doctorpatient.rest.shared.UploadSettings;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Case histories and documents",
        description =
                "What is written down about a patient, and the files that belong to it. The patient's users and the assigned doctors read and write; an administrator reads by breaking the glass.")
@Authenticated
@RunOnVirtualThread
class PatientHistoryResource {
    @Schema(name = "NewDocument")
    record NewDocument(
            @NotNull String fileName,

            @Nullable String contentType,
            @NotNull Base64File contentBase64) {}

    @Schema(name = "NewCaseHistory")
    record NewEntry(
            @NotNull String summary,
            @Nullable List<@NotNull @Valid NewDocument> documents,
            @Nullable UUID aiSessionId,
            @Nullable UUID amends) {
        Statement statement() {
            return new Statement(
                    new CaseSummary(summary),
                    aiSessionId == null ? null : new AiSessionId(aiSessionId),
                    amends == null ? null : new CaseHistoryId(amends));
        }
    }

    private final CaseHistoryKeeping keeping;
    private final CaseHistoryReading reading;
    private final DocumentReading documents;
    private final JsonWithFiles bodies;
    private final UploadSettings settings;
    private final ApiBase base;
    private final Caller caller;

    PatientHistoryResource(
            CaseHistoryKeeping keeping,
            CaseHistoryReading reading,
            DocumentReading documents,
            JsonWithFiles bodies,
            UploadSettings settings,
            ApiBase base,
            Caller caller) {
        this.keeping = keeping;
        this.reading = reading;
        this.documents = documents;
        this.bodies = bodies;
        this.settings = settings;
        this.base = base;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/case-history")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBodySchema(NewEntry.class)
    @Operation(
            summary = "Add an entry to a patient's case history",
            description =
                    "An entry never changes; documents can be added to it. Whoever was wrong writes another that `amends` it: doctors "
                            + "amend every entry of their patients, patients' users those that they wrote. A document's bytes say what it is, whatever its name and "
                            + "`content_type` say: PDF, PNG, JPEG, WebP, GIF, DICOM, text and CSV in UTF-8, MP3, M4A, Ogg, WAV and WebM sound, "
                            + "Word (docx) and Excel (xlsx). All documents are taken in, or none and no entry. For large files "
                            + "`POST /case-histories/{id}/documents` takes a form.")
    @Refuses({
        ProblemCode.BREAK_GLASS_REQUIRED,
        ProblemCode.QUOTA_EXCEEDED,
        ProblemCode.TOO_MANY_REQUESTS,
        ProblemCode.MALWARE_FOUND
    })
    public RestResponse<CaseHistoryJson> add(@RestPath PatientId id, InputStream body) throws IOException {
        try (body;
                var files = new TemporaryFiles(settings)) { // what is left unread would stand before the answer
            var request = bodies.read(NewEntry.class, body, files);
            var entry = CaseHistoryJson.of(
                    keeping.add(caller.actor(), id, request.statement(), uploads(request, files)), base);
            return Created.at(entry.place(), entry);
        }
    }

    @GET
    @Path("/{id}/case-history")
    @Operation(
            summary = "Read a patient's case history, newest entry first",
            description = "For the patient's users and the assigned doctors. An administrator breaks the glass.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED})
    @Parameter(ref = "BreakGlass")
    public PagedJson<CaseHistoryJson> list(
            @RestPath PatientId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(
                reading.list(caller.actor(), id, PagedJson.request(limit, cursor)),
                entry -> CaseHistoryJson.of(entry, base));
    }

    @GET
    @Path("/{id}/reports")
    @Operation(
            summary = "List a patient's documents, newest first",
            description =
                    "Of all entries and chats: the patient's users see all, a doctor those of the entries and of their own chat, an "
                            + "administrator all after breaking the glass. `from` and `to` are about the upload, `q` is a part of the file name, and `type` a media type, the part before its slash (`image`), or a short name (`pdf`).")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED})
    @Parameter(ref = "BreakGlass")
    public PagedJson<DocumentJson> reports(
            @RestPath PatientId id,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery List<String> type,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var filter = new DocumentFilter(QueryValues.from("from", from), QueryValues.to("to", to), types(type), q);
        return PagedJson.of(
                documents.list(caller.actor(), id, filter, PagedJson.request(limit, cursor)),
                document -> DocumentJson.of(document, base));
    }

    private static Set<FileType> types(List<String> asked) {
        var types = EnumSet.noneOf(FileType.class);
        for (var list : asked) {
            for (var name : list.split(",", -1)) {
                if (!types.addAll(FileType.meantBy(name))
                        && FileType.meantBy(name).isEmpty()) {
                    throw Invalid.field("type", "is no type that a document can be of");
                }
            }
        }
        return types;
    }

    /** What a client says of a document's type has to be a text and changes nothing: its bytes say what it is. */
    private static List<Upload> uploads(NewEntry request, TemporaryFiles files) {
        var documents = request.documents() == null ? List.<NewDocument>of() : request.documents();
        return IntStream.range(0, documents.size())
                .mapToObj(number -> {
                    var document = documents.get(number);
                    var place = "documents." + number;
                    FileClaims.requireText(place + ".content_type", document.contentType());
                    return new Upload(
                            place + ".content_base64",
                            FileName.cleaned(place + ".file_name", document.fileName()),
                            files.read(document.contentBase64().place()));
                })
                .toList();
    }
}
