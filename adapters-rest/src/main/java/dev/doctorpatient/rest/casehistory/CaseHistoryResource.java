package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping;
import dev.doctorpatient.application.casehistory.CaseHistoryReading;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.FormFile;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.TemporaryFiles;
import dev.doctorpatient.rest.shared.UploadSettings;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

@Path("/case-histories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Case histories and documents")
@Authenticated
@RunOnVirtualThread
class CaseHistoryResource {
    private final CaseHistoryKeeping keeping;
    private final CaseHistoryReading reading;
    private final UploadSettings settings;
    private final ApiBase base;
    private final Caller caller;

    CaseHistoryResource(
            CaseHistoryKeeping keeping,
            CaseHistoryReading reading,
            UploadSettings settings,
            ApiBase base,
            Caller caller) {
        this.keeping = keeping;
        this.reading = reading;
        this.settings = settings;
        this.base = base;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Get an entry of a case history with its documents",
            description = "For the patient's users and the assigned doctors. An administrator breaks the glass.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED})
    @Parameter(ref = "BreakGlass")
    public CaseHistoryJson get(@RestPath CaseHistoryId id) {
        return CaseHistoryJson.of(reading.get(caller.actor(), id), base);
    }

    @POST
    @Path("/{id}/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = FormFile.PART,
                                            properties =
                                                    @SchemaProperty(
                                                            name = FormFile.PART,
                                                            type = SchemaType.STRING,
                                                            format = "binary"))))
    @Operation(
            summary = "Add a document to an entry, as a form",
            description =
                    "Doctors add to every entry of their patients, patients' users to those that they wrote. The form has one part, "
                            + "`file`, with a file name. What is taken in is listed at `POST /patients/{id}/case-history`.")
    @Refuses({
        ProblemCode.BREAK_GLASS_REQUIRED,
        ProblemCode.QUOTA_EXCEEDED,
        ProblemCode.TOO_MANY_REQUESTS,
        ProblemCode.MALWARE_FOUND
    })
    public RestResponse<DocumentJson> attach(@RestPath CaseHistoryId id, MultipartFormDataInput form) {
        try (var files = new TemporaryFiles(settings)) {
            var document = DocumentJson.of(keeping.attach(caller.actor(), id, FormFile.of(form, files)), base);
            return Created.at("documents/" + document.id(), document);
        }
    }
}
