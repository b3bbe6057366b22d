package dev.doctorpatient.rest.conversation;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.conversation.FileSharing;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/uploads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats")
@Authenticated
@RunOnVirtualThread
class UploadResource {
    private final FileSharing sharing;
    private final Caller caller;

    UploadResource(FileSharing sharing, Caller caller) {
        this.sharing = sharing;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Get a file that waits to be sent",
            description = "For who uploaded it, until it is sent or its day is over.")
    @Refuses(ProblemCode.BREAK_GLASS_REQUIRED)
    public ChatUploadJson get(@RestPath DocumentId id) {
        return ChatUploadJson.of(sharing.get(caller.actor(), id));
    }
}
