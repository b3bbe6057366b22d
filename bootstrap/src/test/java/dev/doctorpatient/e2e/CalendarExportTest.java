package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Appointments in calendar programs, read as one of these would. */
@QuarkusTest
class CalendarExportTest {
    private static final String CLINICAL = "canary-of-the-calendar";

    private final Clinic clinic = Clinic.here();

    private static Response fetched(Client client, String path) {
        return client.request().accept("text/calendar").get(path);
    }

    private static List<VEvent> events(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/calendar");
        assertThat(response.asString()).doesNotContain(CLINICAL);
        try {
            return new CalendarBuilder()
                    .build(new StringReader(response.asString()))
                    .getComponents(Component.VEVENT);
        } catch (IOException | ParserException unreadable) {
            throw new AssertionError(response.asString(), unreadable);
        }
    }

    private static @Nullable String value(VEvent event, String property) {
        return event.<Property>getProperty(property).map(Property::getValue).orElse(null);
    }

    /** A child of a user with a telling name, booked with a doctor soon. */
    private Answer booked(Person user, Person doctor, int hours) {
        var child = clinic.administrator()
                .post("/patients", json("name", CLINICAL + clinic.next()))
                .created()
                .id();
        clinic.relate(user, child, "child");
        clinic.assign(doctor.profileId(), child);
        var start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours));
        var booking = Clinic.booking(doctor.profileId(), child, start.toString());
        booking.put("extras", json("note", CLINICAL));
        return user.post("/appointments", booking).created();
    }

    @Test
    void anAppointmentIsAnEventThatFollowsItsChanges() {
        var doctor = clinic.newDoctor();
        var user = clinic.newPatient();
        var booked = booked(user, doctor, 30);
        var path = booked.location() + "/calendar.ics";

        var first = events(fetched(user, path)).getFirst();
        user.put(booked.location(), json("duration_minutes", 45)).ok();
        var moved = events(fetched(user, path)).getFirst();
        user.put(booked.location() + "/cancel", json("cancellation_reason", CLINICAL))
                .ok();
        var cancelled = events(fetched(user, path)).getFirst();

        assertThat(value(first, Property.UID)).startsWith(booked.id()).isEqualTo(value(cancelled, Property.UID));
        assertThat(List.of(first, moved, cancelled))
                .extracting(event -> value(event, Property.SEQUENCE))
                .containsExactly("0", "1", "2");
        assertThat(List.of(first, moved, cancelled))
                .extracting(event -> value(event, Property.STATUS))
                .containsExactly("TENTATIVE", "TENTATIVE", "CANCELLED");
        assertThat(value(first, Property.SUMMARY)).startsWith("Appointment with Dr. Meera Joshi");
        assertThat(value(events(fetched(doctor, path)).getFirst(), Property.SUMMARY))
                .isEqualTo("Appointment");
        new Answer("a stranger's", fetched(clinic.strangePatient(), path)).refused(404, "not_found");
        new Answer("nobody's", fetched(clinic.anybody(), path)).refused(401, "unauthenticated");
    }

    @Test
    void whoHasTheCalendarIsNotSentItAgain() {
        var user = clinic.newPatient();
        var booked = booked(user, clinic.newDoctor(), 30);
        var path = booked.location() + "/calendar.ics";
        var tag = fetched(user, path).header("ETag");

        assertThat(user.request().header("If-None-Match", tag).get(path).statusCode())
                .isEqualTo(304);
        user.put(booked.location(), json("duration_minutes", 45)).ok();
        assertThat(user.request().header("If-None-Match", tag).get(path).statusCode())
                .isEqualTo(200);
    }

    /** Where a feed is, as a program without an account would ask for it. */
    private static String opened(Person person) {
        var link = person.post("/calendar-feed", json()).created().text("link");
        assertThat(link).startsWith(Clinic.BASE_PATH + "/calendar-feeds/").endsWith(".ics");
        return link.substring(Clinic.BASE_PATH.length());
    }

    private List<String> uids(String feed) {
        return events(fetched(clinic.anybody(), feed)).stream()
                .map(event -> String.valueOf(value(event, Property.UID)).substring(0, 36))
                .toList();
    }

    @Test
    void everybodyHasTheirOwnAppointmentsInTheirFeed() {
        var doctor = clinic.newDoctor();
        var user = clinic.newPatient();
        var later = booked(user, doctor, 50);
        var sooner = booked(user, doctor, 30);
        var others = booked(clinic.newPatient(), doctor, 40);
        user.delete(later.location()).done();
        var feed = opened(user);

        assertThat(uids(feed)).containsExactly(sooner.id(), later.id());
        assertThat(events(fetched(clinic.anybody(), feed)).getLast().<Property>getProperty(Property.STATUS))
                .get()
                .extracting(Property::getValue)
                .isEqualTo("CANCELLED");
        assertThat(uids(opened(doctor))).containsExactly(sooner.id(), others.id(), later.id());
        assertThat(uids(opened(clinic.newHospital()))).isEmpty();
    }

    @Test
    void aFeedFollowsWhatItsUserMaySee() {
        var user = clinic.newPatient();
        var child = clinic.patientOnFile();
        var kinship = clinic.relate(user, child, "child");
        var doctor = clinic.doctorOnFile();
        var start = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        clinic.book(clinic.administrator(), doctor, child, start.toString());
        var feed = opened(user);
        assertThat(uids(feed)).hasSize(1);

        clinic.administrator().delete("/mappings/user-patient/" + kinship).done();

        assertThat(uids(feed)).isEmpty();
    }

    @Test
    void aNewAddressEndsTheOldOneAndAClosedFeedHasNone() {
        var user = clinic.newPatient();
        user.get("/calendar-feed").refused(404, "not_found");
        var first = opened(user);
        assertThat(user.get("/calendar-feed").ok().everything())
                .doesNotContain(first.substring(first.lastIndexOf('/') + 1, first.length() - 4));

        var second = opened(user);
        missing(first);
        assertThat(uids(second)).isEmpty();

        user.delete("/calendar-feed").done();
        user.delete("/calendar-feed").done();
        missing(second);
        user.get("/calendar-feed").refused(404, "not_found");
    }

    private void missing(String feed) {
        new Answer("GET a feed", fetched(clinic.anybody(), feed)).refused(404, "not_found");
    }

    @Test
    void whoIsShutOutHasNoFeed() {
        var user = clinic.newPatient();
        var feed = opened(user);
        assertThat(uids(feed)).isEmpty();

        clinic.administrator()
                .put("/users/" + user.userId(), json("is_active", false))
                .ok();

        missing(feed);
    }

    @Test
    void aSecretThatNobodyHasOpensNothing() {
        missing("/calendar-feeds/" + "x".repeat(43) + ".ics");
        missing("/calendar-feeds/.ics");
        missing("/calendar-feeds/" + "x".repeat(3_000));
        clinic.administrator().post("/calendar-feed", json()).refused(403, "forbidden");
    }

    @Test
    void aSecretStandsInNoLogAndNoMeasurement() {
        var user = clinic.newPatient();
        var feed = opened(user);
        var secret = feed.substring(feed.lastIndexOf('/') + 1, feed.length() - 4);

        var log = LogCapture.start();
        try {
            assertThat(uids(feed)).isEmpty();
            missing(feed.replace(".ics", "x.ics"));
            // What is refused before it comes to its resource is measured by another path than what is not.
            clinic.anybody().put(feed, json()).refused(405, "method_not_allowed");
            new Answer(
                            "from a page of nobody",
                            clinic.anybody()
                                    .request()
                                    .header("Origin", "https://calendar.example")
                                    .get(feed))
                    .refused(403, "forbidden");
            assertThat(RestAssured.given()
                            .baseUri(clinic.address("http"))
                            .header("Origin", "http://localhost:3000")
                            .header("Access-Control-Request-Method", "GET")
                            .options(Clinic.BASE_PATH + feed)
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            log.close();
        }

        assertThat(log.lines()).noneMatch(line -> line.contains(secret));
        assertThat(clinic.anybody().request().basePath("/").get("/metrics").asString())
                .contains("/calendar-feeds/{secret}")
                .doesNotContain(secret);
    }

    @Test
    void whoHasTheFeedIsNotSentItAgainUntilSomethingChanges() {
        var user = clinic.newPatient();
        var booked = booked(user, clinic.newDoctor(), 30);
        var feed = opened(user);
        var tag = fetched(clinic.anybody(), feed).header("ETag");

        assertThat(asked(feed, tag)).isEqualTo(304);
        user.put(booked.location(), json("duration_minutes", 45)).ok();
        assertThat(asked(feed, tag)).isEqualTo(200);
        assertThat(value(events(fetched(clinic.anybody(), feed)).getFirst(), Property.SEQUENCE))
                .isEqualTo("1");
    }

    private int asked(String feed, String tag) {
        return clinic.anybody()
                .request()
                .accept("text/calendar")
                .header("If-None-Match", tag)
                .get(feed)
                .statusCode();
    }

    @Test
    void aHospitalHasWhatIsAtItsPlaceAndNobodyIsNamed() {
        var hospital = clinic.newHospital();
        var doctor = clinic.newDoctor();
        var patient = clinic.administrator()
                .post("/patients", json("name", CLINICAL + clinic.next()))
                .created()
                .id();
        clinic.affiliate(hospital.profileId(), doctor.profileId());
        clinic.register(hospital.profileId(), patient);
        var start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(30));
        var booking = Clinic.booking(doctor.profileId(), patient, start.toString());
        booking.put("hospital_id", hospital.profileId());
        booking.put("extras", json("note", CLINICAL));
        var booked = hospital.post("/appointments", booking).created();

        var events = events(fetched(clinic.anybody(), opened(hospital)));

        assertThat(events).hasSize(1);
        assertThat(value(events.getFirst(), Property.UID)).startsWith(booked.id());
        assertThat(value(events.getFirst(), Property.SUMMARY)).isEqualTo("Appointment");
        assertThat(value(events.getFirst(), Property.LOCATION)).startsWith("Lake Hospital");
    }
}
