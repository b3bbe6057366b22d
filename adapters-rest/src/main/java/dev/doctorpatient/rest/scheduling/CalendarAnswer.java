package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.domain.scheduling.CalendarEntry;
import dev.doctorpatient.rest.shared.ContentTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Answers with a calendar in them. */
final class CalendarAnswer {
    private CalendarAnswer() {}

    /** 200 with the calendar as a file, or 304 for a client that has it. */
    static RestResponse<String> of(List<CalendarEntry> entries, String fileName, @Nullable String ifNoneMatch) {
        var text = CalendarText.of(entries);
        var tag = ContentTag.of(text);
        if (tag.isKnown(ifNoneMatch)) {
            return ResponseBuilder.<String>create(RestResponse.Status.NOT_MODIFIED)
                    .header(HttpHeaders.ETAG, tag.value())
                    .build();
        }
        return ResponseBuilder.ok(text)
                .type(CalendarText.MEDIA_TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .header(HttpHeaders.ETAG, tag.value())
                .build();
    }
}
