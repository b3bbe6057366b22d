package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.conversation.FileSharing;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.FormFile;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.TemporaryFiles;
import dev.doctorpatient.rest.shared.UploadSettings;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

@Path("/chats/{id}/uploads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats")
@Authenticated
@RunOnVirtualThread
class ChatUploadResource {
    private final FileSharing sharing;
    private final UploadSettings settings;
    private final Caller caller;

    ChatUploadResource(FileSharing sharing, UploadSettings settings, Caller caller) {
        this.sharing = sharing;
        this.settings = settings;
        this.caller = caller;
    }

    @POST
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
            summary = "Upload a file that is to be sent in a chat, as a form",
            description =
                    "For the chat's two sides while it is open. Nobody sees the file until a message with its `document_id` brings it, over "
                            + "REST or the socket; only who uploaded it can send it, once, within a day. The form has one part, `file`, with "
                            + "a file name. What is taken in is listed at `POST /patients/{id}/case-history`.")
    @Refuses({
        ProblemCode.CHAT_CLOSED,
        ProblemCode.BREAK_GLASS_REQUIRED,
        ProblemCode.QUOTA_EXCEEDED,
        ProblemCode.TOO_MANY_REQUESTS,
        ProblemCode.MALWARE_FOUND
    })
    public RestResponse<ChatUploadJson> upload(@RestPath ChatId id, MultipartFormDataInput form) {
        try (var files = new TemporaryFiles(settings)) {
            var upload = ChatUploadJson.of(sharing.upload(caller.actor(), id, FormFile.of(form, files)));
            return Created.at("uploads/" + upload.documentId(), upload);
        }
    }
}
