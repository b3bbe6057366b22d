package dev.doctorpatient.bootstrap.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.rest.shared.JsonRejections;
import dev.doctorpatient.rest.shared.Problem;
import dev.doctorpatient.websocket.shared.SocketRefusals;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a problem where no resource is involved: in the router, in authentication and in the handshake of a socket. */
@ApplicationScoped
public class ProblemAnswers implements SocketRefusals {
    private final ObjectMapper json;

    ProblemAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** Answers with the problem that a refusal is. */
    public void send(HttpServerResponse response, Rejection rejection) {
        send(response, Problem.of(rejection));
    }

    /** Answers with the problem of a failed protocol. */
    void send(HttpServerResponse response, int status) {
        send(response, Problem.ofStatus(status));
    }

    @Override
    public void refuse(HttpServerResponse response, Rejection rejection) {
        send(response, rejection);
    }

    @Override
    public Rejection ofUnreadable(JsonProcessingException failure) {
        return JsonRejections.of(failure);
    }

    private void send(HttpServerResponse response, Problem problem) {
        if (response.ended()) {
            return;
        }
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        response.end(written(problem));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a problem cannot be written", bug);
        }
    }
}
