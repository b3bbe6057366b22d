package dev.doctorpatient.rest.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.export.PatientExport;
import dev.doctorpatient.application.export.PatientRecord;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

@Path("/patients/{id}/export")
@Tag(name = "Patients")
@Authenticated
@RunOnVirtualThread
class ExportResource {
    private static final Logger LOG = Logger.getLogger(ExportResource.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PatientExport export;
    private final OpenExports open;
    private final ObjectMapper mapper;
    private final ApiBase base;
    private final Caller caller;

    ExportResource(PatientExport export, OpenExports open, ObjectMapper mapper, ApiBase base, Caller caller) {
        this.export = export;
        this.open = open;
        this.mapper = mapper;
        this.base = base;
        this.caller = caller;
    }

    @POST
    @Produces(RecordArchive.MEDIA_TYPE)
    @Operation(
            summary = "Get all that is kept about a patient, as a zip",
            description =
                    "For the patient's users. An administrator breaks the glass. The profile, care team, appointments, chats, "
                            + "interviews, case history, documents and access log as JSON in the shapes of this API, the documents' "
                            + "bytes, and a page to read it all in a browser. `export.json` comes last and names every file. The length "
                            + "is not known at the start: an answer that breaks off is to be thrown away.")
    @APIResponse(responseCode = "200", description = "The archive, as an attachment.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED, ProblemCode.TOO_MANY_REQUESTS})
    @Parameter(ref = "BreakGlass")
    public Response export(@RestPath PatientId id, @Context HttpServerRequest request) {
        var record = export.open(caller.actor(), id);
        StreamingOutput body = output -> stream(record, output, request);
        return Response.ok(body)
                .type(RecordArchive.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + nameOf(record) + "\"")
                .build();
    }

    private static String nameOf(PatientRecord record) {
        return "patient-%s-%s.zip"
                .formatted(record.patient().id().value(), LocalDate.ofInstant(record.at(), ZoneOffset.UTC));
    }

    /**
     * Once the first bytes are out the status cannot change any more. What breaks off then takes the connection with it, so that no
     * client takes a part for the whole.
     */
    private void stream(PatientRecord record, OutputStream output, HttpServerRequest request) throws IOException {
        try {
            open.write(record.by(), () -> new RecordArchive(record, mapper, base).writeTo(output));
        } catch (IOException failure) {
            if (request.response().closed()) {
                throw failure; // whoever asked has left
            }
            breakOff(request, failure);
            throw new UncheckedIOException(failure); // one of ours: the request had no body that could be to blame
        } catch (RuntimeException | Error failure) {
            breakOff(request, failure);
            throw failure;
        }
    }

    private static void breakOff(HttpServerRequest request, Throwable failure) {
        if (!request.response().headWritten()) {
            return; // the failure is answered as every other
        }
        LOG.warnf("An export broke off: %s", failure.getClass().getName());
        if (!isClosed(request.connection())) {
            var unused = request.response().reset();
        }
    }

    /**
     * Closes a connection and waits until it is closed, for what is answered meanwhile would still reach the client as a proper end. A
     * client that does not read may keep it from closing. Resetting the response closes it too, but the server would take the request for
     * one that goes on, and wait for it when it stops.
     */
    private static boolean isClosed(HttpConnection connection) {
        try {
            connection
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
