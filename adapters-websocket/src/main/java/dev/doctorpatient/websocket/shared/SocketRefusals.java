package dev.doctorpatient.websocket.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.doctorpatient.domain.shared.Rejection;
import io.vertx.core.http.HttpServerResponse;

/** Says no in the words of the rest of the API, so that a client needs one way to understand it. */
public interface SocketRefusals {
    /** Answers a handshake with the problem that a refusal is. */
    void refuse(HttpServerResponse response, Rejection rejection);

    /** The refusal of a frame that cannot be read. */
    Rejection ofUnreadable(JsonProcessingException failure);
}
