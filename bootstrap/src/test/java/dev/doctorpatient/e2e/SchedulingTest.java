package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hours, free slots, versions, repeated requests and history. */
@QuarkusTest
class SchedulingTest {
    private static final LocalDate MONDAY = LocalDate.of(2036, 6, 2);

    private final Clinic clinic = Clinic.here();

    private String workingDoctor(Object... profile) {
        var doctor = clinic.doctorOnFile();
        clinic.administrator().put("/doctors/" + doctor, json(profile)).ok();
        return doctor;
    }

    private List<JsonNode> slots(String doctor, Object... query) {
        return clinic.patient().get("/doctors/" + doctor + "/slots", query).items();
    }

    private static List<String> localTimes(List<JsonNode> slots) {
        return slots.stream().map(slot -> slot.get("local_start").asText()).toList();
    }

    @Test
    void theShiftIsFullOfSlotsInTheDoctorsOwnTime() {
        var doctor =
                workingDoctor("shift_time_start", "09:00", "shift_time_end", "11:00", "time_zone", "Asia/Kathmandu");

        var slots = slots(doctor, "from", "2036-06-02", "to", "2036-06-02", "duration_minutes", 30);

        assertThat(localTimes(slots))
                .containsExactly(
                        "2036-06-02T09:00:00", "2036-06-02T09:30:00", "2036-06-02T10:00:00", "2036-06-02T10:30:00");
        assertThat(Json.namesIn(slots.getFirst())).containsExactly("end", "local_start", "start", "time_zone");
        assertThat(slots.getFirst().get("start").asText()).isEqualTo("2036-06-02T03:15:00Z");
        assertThat(slots.getFirst().get("end").asText()).isEqualTo("2036-06-02T03:45:00Z");
        assertThat(slots.getFirst().get("time_zone").asText()).isEqualTo("Asia/Kathmandu");
    }

    @Test
    void everySlotThatIsShownCanBeBookedAndIsGoneThen() {
        var doctor =
                workingDoctor("shift_time_start", "22:00", "shift_time_end", "01:00", "time_zone", "Europe/Berlin");
        var patient = clinic.patientOnFile();
        // the clock goes from two to three in the night of the thirtieth
        var query = new Object[] {"from", "2036-03-29", "to", "2036-03-31", "duration_minutes", 45};

        for (var slot : slots(doctor, query)) {
            var booking = Clinic.booking(doctor, patient, slot.get("start").asText());
            booking.put("duration_minutes", 45);
            clinic.administrator().post("/appointments", booking).created();
        }

        assertThat(slots(doctor, query)).isEmpty();
    }

    @Test
    void skippedTimesHaveNoSlotsAndRepeatedTimesOneEach() {
        var doctor =
                workingDoctor("shift_time_start", "00:00", "shift_time_end", "05:00", "time_zone", "Europe/Berlin");
        var berlin = ZoneId.of("Europe/Berlin");

        var spring = slots(doctor, "from", "2036-03-29T23:00:00Z", "to", "2036-03-30T03:00:00Z");
        var autumn = slots(doctor, "from", "2036-10-25T22:00:00Z", "to", "2036-10-26T04:00:00Z");

        assertThat(localTimes(spring)).hasSize(8).noneMatch(time -> time.startsWith("2036-03-30T02"));
        assertThat(localTimes(autumn)).hasSize(10).doesNotHaveDuplicates();
        assertThat(List.of(spring, autumn))
                .allSatisfy(slots -> assertThat(slots).allSatisfy(slot -> assertThat(
                                OffsetDateTime.parse(slot.get("start").asText())
                                        .atZoneSameInstant(berlin)
                                        .toLocalDateTime())
                        .isEqualTo(LocalDateTime.parse(slot.get("local_start").asText()))));
    }

    @Test
    void withoutAShiftAnyTimeIsFree() {
        assertThat(slots(clinic.doctorOnFile(), "from", "2036-06-02", "to", "2036-06-02"))
                .hasSize(48);
    }

    @Test
    void weeklyHoursAndExceptionsTakeThePlaceOfTheShift() {
        var hospital = clinic.hospital().profileId();
        var doctor = workingDoctor("shift_time_start", "08:00", "shift_time_end", "20:00", "time_zone", "UTC");
        clinic.affiliate(hospital, doctor);
        var path = "/doctors/" + doctor + "/availability";
        var nothing = clinic.patient().get(path).ok().body();
        assertThat(nothing.get("weekly")).isEmpty();
        assertThat(nothing.get("exceptions")).isEmpty();

        var laidDown = clinic.administrator()
                .put(
                        path,
                        json(
                                "weekly",
                                List.of(
                                        hours("tuesday", "13:00", "14:00", null),
                                        hours("monday", "09:00", "10:00", hospital)),
                                "exceptions",
                                List.of(
                                        json("date", "2036-06-09", "hours", List.of()),
                                        json(
                                                "date",
                                                "2036-06-10",
                                                "hours",
                                                List.of(json("start_time", "07:00", "end_time", "07:30"))))))
                .ok()
                .body();

        assertThat(clinic.patient().get(path).ok().body()).isEqualTo(laidDown);
        assertThat(laidDown.get("time_zone").asText()).isEqualTo("UTC");
        assertThat(laidDown.get("weekly").get(0).get("day").asText()).isEqualTo("monday");
        assertThat(laidDown.get("weekly").get(0).get("hospital_id").asText()).isEqualTo(hospital);
        assertThat(localTimes(slots(doctor, "from", "2036-06-02", "to", "2036-06-15")))
                .containsExactly(
                        "2036-06-02T09:00:00",
                        "2036-06-02T09:30:00",
                        "2036-06-03T13:00:00",
                        "2036-06-03T13:30:00",
                        "2036-06-10T07:00:00");
        assertThat(localTimes(slots(
                        doctor,
                        "from",
                        "2036-06-02",
                        "to",
                        "2036-06-03",
                        "hospital_id",
                        clinic.strangeHospital().profileId())))
                .isEmpty();
        clinic.administrator()
                .post("/appointments", Clinic.booking(doctor, clinic.patientOnFile(), "2036-06-09T09:00:00Z"))
                .refused(422, "outside_shift");

        // one list is sent, the other stays
        clinic.administrator().put(path, json("weekly", null)).ok();
        assertThat(slots(doctor, "from", "2036-06-02", "to", "2036-06-02")).hasSize(24);
        assertThat(slots(doctor, "from", "2036-06-09", "to", "2036-06-09")).isEmpty();
    }

    private static Map<String, @Nullable Object> hours(
            String day, String start, String end, @Nullable String hospital) {
        return json("day", day, "start_time", start, "end_time", end, "hospital_id", hospital);
    }

    @Test
    void hoursGoWithTheDoctorsWorkAtTheHospital() {
        var hospital = clinic.hospital().profileId();
        var doctor = clinic.doctorOnFile();
        var mapping = clinic.affiliate(hospital, doctor).id();
        var path = "/doctors/" + doctor + "/availability";
        clinic.administrator()
                .put(path, json("weekly", List.of(hours("monday", "09:00", "10:00", hospital))))
                .ok();

        clinic.administrator().delete("/mappings/hospital-doctor/" + mapping).done();

        assertThat(clinic.patient().get(path).ok().body().get("weekly")).isEmpty();
    }

    @Test
    void hoursThatCannotBeAreRefusedByName() {
        var doctor = clinic.doctor();
        var path = "/doctors/" + doctor.profileId() + "/availability";

        doctor.put(path, json("weekly", List.of(hours("someday", "09:00", "10:00", null))))
                .invalid("weekly.0.day");
        doctor.put(path, json("weekly", List.of(hours("monday", "nine", "10:00", null))))
                .invalid("weekly.0.start_time");
        doctor.put(path, json("weekly", List.of(json("day", "monday", "start_time", "09:00"))))
                .invalid("weekly.0.end_time");
        doctor.put(path, json("weekly", "monday")).invalid("weekly");
        doctor.put(path, json("weekday", List.of())).invalid("weekday");
        doctor.put(path, json("exceptions", List.of(json("date", "2036-02-30"))))
                .invalid("exceptions.0.date");
        doctor.put(path, json("exceptions", List.of(json("hours", List.of())))).invalid("exceptions.0.date");
        doctor.put(
                        path,
                        json(
                                "weekly",
                                List.of(
                                        hours("monday", "09:00", "10:00", null),
                                        hours("monday", "09:00", "10:00", null))))
                .invalid("weekly");
        doctor.put(
                        path,
                        json(
                                "weekly",
                                List.of(hours(
                                        "monday",
                                        "09:00",
                                        "10:00",
                                        clinic.strangeHospital().profileId()))))
                .refused(422, "not_mapped");
        doctor.put(
                        path,
                        json(
                                "weekly",
                                List.of(hours(
                                        "monday",
                                        "09:00",
                                        "10:00",
                                        UUID.randomUUID().toString()))))
                .invalid("hospital_id");
        clinic.strangeDoctor().put(path, json("weekly", List.of())).refused(403, "forbidden");
        clinic.patient().put(path, json("weekly", List.of())).refused(403, "forbidden");
    }

    @Test
    void aSearchForSlotsIsBounded() {
        var path = "/doctors/" + clinic.doctor().profileId() + "/slots";
        var patient = clinic.patient();

        patient.get(path, "from", "2036-06-01", "to", "2036-07-01").ok();
        patient.get(path, "from", "2036-06-01", "to", "2036-07-02").invalid("to");
        patient.get(path, "from", "2036-06-02", "to", "2036-05-31").invalid("to");
        patient.get(path, "from", "soon").refused(400, "malformed_request");
        patient.get(path, "duration_minutes", "long").refused(400, "malformed_request");
        patient.get(path, "duration_minutes", 4).invalid("duration_minutes");
        patient.get(path, "duration_minutes", 481).invalid("duration_minutes");
        patient.get(path, "hospital_id", "here").refused(400, "malformed_request");
        patient.get(path, "from", "9999-12-31").ok();
        patient.get(path, "from", "0001-01-01", "to", "0001-01-05").ok();
        patient.get("/doctors/" + UUID.randomUUID() + "/slots").refused(404, "not_found");
    }

    @Test
    void slotsComeInPagesForWhoWantsThem() {
        var doctor = workingDoctor("shift_time_start", "09:00", "shift_time_end", "11:00", "time_zone", "UTC");
        var path = "/doctors/" + doctor + "/slots";

        var first = clinic.patient().get(path, "from", "2036-06-02", "to", "2036-06-02", "limit", 3);
        var second = clinic.patient()
                .get(
                        path,
                        "from",
                        "2036-06-02",
                        "to",
                        "2036-06-02",
                        "limit",
                        3,
                        "cursor",
                        Objects.requireNonNull(first.nextCursor()));

        assertThat(first.items()).hasSize(3);
        assertThat(localTimes(second.items())).containsExactly("2036-06-02T10:30:00");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void whoComesLateIsOfferedTheNextThreeFreeSlots() {
        var doctor = workingDoctor("shift_time_start", "09:00", "shift_time_end", "12:00", "time_zone", "UTC");
        var patient = clinic.patientOnFile();
        clinic.book(clinic.administrator(), doctor, patient, "2036-06-02T10:00:00Z");
        clinic.book(clinic.administrator(), doctor, patient, "2036-06-02T11:00:00Z");

        var refused = clinic.administrator()
                .post("/appointments", Clinic.booking(doctor, clinic.patientOnFile(), "2036-06-02T10:00:00Z"))
                .refused(409, "time_slot_taken");

        assertThat(starts(refused.body().get("alternatives")))
                .containsExactly("2036-06-02T10:30:00Z", "2036-06-02T11:30:00Z", "2036-06-03T09:00:00Z");
        assertThat(Json.namesIn(refused.body().get("alternatives").get(0)))
                .containsExactly("end", "local_start", "start", "time_zone");
    }

    private static List<String> starts(JsonNode slots) {
        return StreamSupport.stream(slots.spliterator(), false)
                .map(slot -> slot.get("start").asText())
                .toList();
    }

    @Test
    void whoMovesToATakenTimeKeepsTheirsAndIsOfferedOthers() {
        var doctor = workingDoctor("shift_time_start", "09:00", "shift_time_end", "12:00", "time_zone", "UTC");
        clinic.book(clinic.administrator(), doctor, clinic.patientOnFile(), "2036-06-02T10:00:00Z");
        var own = clinic.book(clinic.administrator(), doctor, clinic.patientOnFile(), "2036-06-02T10:30:00Z");

        var refused = clinic.administrator()
                .put(own.location(), json("time_slot", "2036-06-02T10:00:00Z"))
                .refused(409, "time_slot_taken");

        assertThat(starts(refused.body().get("alternatives")))
                .containsExactly("2036-06-02T10:30:00Z", "2036-06-02T11:00:00Z", "2036-06-02T11:30:00Z");
        assertThat(clinic.administrator().get(own.location()).ok().body()).isEqualTo(own.body());
    }

    @Test
    void aRequestWithAKeyBooksOnce() {
        var booking = Clinic.booking(clinic.doctorOnFile(), clinic.patientOnFile(), clinic.newSlot());
        var key = UUID.randomUUID().toString();
        var admin = clinic.administrator();

        var first = admin.send("POST", "/appointments", "Idempotency-Key", key, booking)
                .created();
        admin.put(first.location() + "/cancel", json("cancellation_reason", "Rain"))
                .ok();
        var again = admin.send("POST", "/appointments", "Idempotency-Key", key, booking)
                .created();

        assertThat(first.isReplayed()).isFalse();
        assertThat(again.isReplayed()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(again.entityTag()).isEqualTo(first.entityTag());
        booking.put("type", "remote");
        admin.send("POST", "/appointments", "Idempotency-Key", key, booking).refused(409, "idempotency_key_reused");
        admin.send("POST", "/appointments", "Idempotency-Key", "x".repeat(256), booking)
                .invalid("Idempotency-Key");
        admin.send("POST", "/appointments", "Idempotency-Key", "two words", booking)
                .invalid("Idempotency-Key");
    }

    @Test
    void onlyTheVersionThatOneHasSeenIsChanged() {
        var admin = clinic.administrator();
        var booked = clinic.book(admin, clinic.doctorOnFile(), clinic.patientOnFile(), clinic.newSlot());
        var path = booked.location();
        assertThat(admin.get(path).ok().entityTag()).isEqualTo(booked.entityTag());

        var confirmed = admin.send("PUT", path + "/status", "If-Match", booked.entityTag(), json("status", "confirmed"))
                .ok();

        assertThat(confirmed.entityTag()).isNotEqualTo(booked.entityTag());
        assertThat(confirmed.body().get("version").asInt())
                .isEqualTo(booked.body().get("version").asInt() + 1);
        admin.send("PUT", path, "If-Match", booked.entityTag(), json("duration_minutes", 60))
                .refused(412, "precondition_failed");
        admin.send("PUT", path + "/status", "If-Match", booked.entityTag(), json("status", "checked_in"))
                .refused(412, "precondition_failed");
        admin.send("PUT", path + "/cancel", "If-Match", booked.entityTag(), json("cancellation_reason", "Rain"))
                .refused(412, "precondition_failed");
        admin.send("DELETE", path, "If-Match", booked.entityTag(), null).refused(412, "precondition_failed");
        admin.send("DELETE", path, "If-Match", "W/" + confirmed.entityTag(), null)
                .refused(412, "precondition_failed");
        admin.send("DELETE", path, "If-Match", "version 3", null).refused(400, "malformed_request");
        assertThat(admin.get(path).ok().body()).isEqualTo(confirmed.body());
        admin.send("PUT", path, "If-Match", "*", json("duration_minutes", 60)).ok();
        var latest = admin.get(path).ok().entityTag();
        admin.send("DELETE", path, "If-Match", "\"17\", " + latest, null).done();
    }

    @Test
    void whoHasTheVersionIsNotSentItAgain() {
        var admin = clinic.administrator();
        var booked = clinic.book(admin, clinic.doctorOnFile(), clinic.patientOnFile(), clinic.newSlot());

        assertThat(admin.send("GET", booked.location(), "If-None-Match", booked.entityTag(), null)
                        .status())
                .isEqualTo(304);
        admin.send("GET", booked.location(), "If-None-Match", "\"99\"", null).ok();
        clinic.strangePatient()
                .send("GET", booked.location(), "If-None-Match", booked.entityTag(), null)
                .refused(404, "not_found");
    }

    @Test
    void whatBecameOfAnAppointmentIsKept() {
        var child = clinic.childOf(clinic.patient());
        var doctor = clinic.doctor();
        clinic.assign(doctor.profileId(), child);
        var booked = clinic.book(clinic.patient(), doctor.profileId(), child, clinic.newSlot());
        clinic.patient()
                .put(booked.location(), json("time_slot", clinic.newSlot()))
                .ok();
        doctor.put(booked.location() + "/status", json("status", "confirmed")).ok();
        doctor.put(booked.location() + "/status", json("status", "confirmed")).ok();
        var cancelled = doctor.put(booked.location() + "/cancel", json("cancellation_reason", "Ill"))
                .ok();

        var history = clinic.patient().get(booked.location() + "/history");

        assertThat(history.each("change")).containsExactly("created", "moved", "status_changed", "cancelled");
        assertThat(history.each("version")).containsExactly("0", "1", "2", "3");
        assertThat(history.each("changed_by"))
                .containsExactly(
                        clinic.patient().userId(), clinic.patient().userId(), doctor.userId(), doctor.userId());
        assertThat(history.items().getFirst().get("appointment")).isEqualTo(booked.body());
        assertThat(history.items().getLast().get("appointment")).isEqualTo(cancelled.body());
        var first = clinic.patient().get(booked.location() + "/history", "limit", 3);
        assertThat(clinic.patient()
                        .get(
                                booked.location() + "/history",
                                "limit",
                                3,
                                "cursor",
                                Objects.requireNonNull(first.nextCursor()))
                        .each("change"))
                .containsExactly("cancelled");
    }

    @Test
    void listsOfSeveralStatusesAreCompleteAcrossPages() {
        var doctor = clinic.doctorOnFile();
        var patient = clinic.patientOnFile();
        var admin = clinic.administrator();
        for (var hour = 8; hour < 18; hour++) {
            var path = clinic.book(admin, doctor, patient, "%sT%02d:00:00Z".formatted(MONDAY, hour))
                    .location();
            if (hour % 3 == 0) {
                admin.put(path + "/status", json("status", "confirmed")).ok();
            } else if (hour % 3 == 1) {
                admin.delete(path).done();
            }
        }

        var ids = Clinic.allPages(
                cursor -> cursor == null
                        ? admin.get("/appointments", "doctor_id", doctor, "status", "scheduled,confirmed", "limit", 2)
                        : admin.get(
                                "/appointments",
                                "doctor_id",
                                doctor,
                                "status",
                                "scheduled,confirmed",
                                "limit",
                                2,
                                "cursor",
                                cursor),
                () -> {});

        assertThat(ids)
                .containsExactlyElementsOf(admin.get("/appointments", "doctor_id", doctor).items().stream()
                        .filter(item -> !item.get("status").asText().equals("cancelled"))
                        .map(item -> item.get("id").asText())
                        .toList())
                .hasSize(7);
    }
}
