package dev.doctorpatient.rest.shared;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers to requests that made something. */
public final class Created {
    private Created() {}

    /**
     * 201 with the new resource and where it is.
     *
     * @param path relative to the API's base, such as {@code "hospitals/…"}
     */
    public static <T> RestResponse<T> at(String path, T body) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .location(URI.create(path))
                .build();
    }

    /** The same, or 200 if the resource was there before. */
    public static <T> RestResponse<T> orRepeated(boolean repeated, String path, T body) {
        return repeated ? RestResponse.ok(body) : at(path, body);
    }
}
