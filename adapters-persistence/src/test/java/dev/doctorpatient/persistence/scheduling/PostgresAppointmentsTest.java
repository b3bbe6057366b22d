package dev.doctorpatient.persistence.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.domain.scheduling.Agenda;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Availability;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.scheduling.SlotTaken;
import dev.doctorpatient.persistence.Postgres;
import dev.doctorpatient.testing.Fixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Postgres.class)
class PostgresAppointmentsTest extends PanacheAppointmentsTest {
    @Test
    void whoBooksWithoutTheLockIsRefusedByTheDatabaseItself() {
        var fixtures = new Fixtures(stores);
        var doctor = fixtures.doctor().id();
        var unused = booked(doctor, fixtures.patient().id());
        var by = fixtures.administrator().id();
        var always = new Availability(Schedule.EMPTY, Optional.empty(), Fixtures.ZONE);
        var unlocked = new Agenda(doctor, fixtures.patient().id(), always, List.of())
                .book(SLOT, null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);

        assertThatExceptionOfType(SlotTaken.class).isThrownBy(() -> stores.transactions()
                .runInTransaction(() -> stores.appointments().add(unlocked, by)));

        assertThat(stores.transactions()
                        .inTransaction(() -> stores.appointments().find(unlocked.id())))
                .isEmpty();
    }
}
