package dev.doctorpatient.websocket.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doctorpatient.domain.shared.Malformed;
import dev.doctorpatient.domain.shared.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes frames by the same strict rules as the bodies of requests. */
@ApplicationScoped
public class Frames {
    /** Longer frames are not worth reading only to be refused. */
    private static final int SHORT = 16_384;

    private final ObjectMapper json;
    private final SocketRefusals refusals;

    Frames(ObjectMapper json, SocketRefusals refusals) {
        this.json = json;
        this.refusals = refusals;
    }

    /**
     * Reads a client's frame.
     *
     * @throws Rejection if it is none of the protocol's
     */
    public <F> F read(String text, Class<F> protocol) {
        try {
            var frame = json.readerFor(protocol).<F>readValue(text);
            if (frame == null) {
                throw new Malformed("The frame is not a JSON object");
            }
            return frame;
        } catch (JsonProcessingException unreadable) {
            throw refusals.ofUnreadable(unreadable);
        }
    }

    /** By what a client knows a frame that is refused unread; null if that is unknown or not cheap to find. */
    @Nullable
    String clientMessageId(String text) {
        if (text.length() > SHORT) {
            return null;
        }
        try (var parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var sought = parser.currentName().equals("client_message_id");
                if (parser.nextToken() == JsonToken.VALUE_STRING && sought) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException _) {
            return null;
        }
    }

    /** The refusal of a frame that is binary. */
    public static Rejection ofBinary() {
        return new Malformed("Frames are JSON texts, and this one is binary");
    }

    /**
     * Writes a frame of the server's.
     *
     * @param protocol the sealed type that knows the names of its frames
     */
    public <F> String write(F frame, Class<F> protocol) {
        try {
            return json.writerFor(protocol).writeValueAsString(frame);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a frame cannot be written: " + frame.getClass(), bug);
        }
    }
}
