package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.application.scheduling.DoctorAvailability;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.FreeSlot;
import dev.doctorpatient.rest.shared.FreeSlotJson;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What of a doctor's time is asked for. */
record SlotQuery(
        @RestQuery @Nullable String from,
        @RestQuery @Nullable String to,
        @RestQuery("duration_minutes") @Nullable String durationMinutes,
        @RestQuery("hospital_id") @Nullable String hospitalId,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {
    private static final int DEFAULT_MINUTES = 30;

    /** Slots have no ids; their places in the list are known by their starts. */
    private static final UUID NOBODY = new UUID(0, 0);

    DoctorAvailability.Query toDomain() {
        var request = request();
        var after = request.after();
        return new DoctorAvailability.Query(
                QueryValues.id("hospital_id", hospitalId, HospitalId::new),
                QueryValues.from("from", from),
                QueryValues.to("to", to),
                Duration.ofMinutes(
                        durationMinutes == null
                                ? DEFAULT_MINUTES
                                : QueryValues.number("duration_minutes", durationMinutes)),
                after == null ? null : after.time(),
                limit == null ? Integer.MAX_VALUE : request.limit() + 1);
    }

    PagedJson<FreeSlotJson> page(List<FreeSlot> found) {
        return limit == null
                ? PagedJson.ofAll(found, FreeSlotJson::of)
                : PagedJson.of(
                        Page.of(
                                found,
                                request().limit(),
                                free -> Position.of(free.slot().start(), NOBODY)),
                        FreeSlotJson::of);
    }

    private PageRequest request() {
        return PagedJson.request(limit, cursor);
    }
}
