package dev.doctorpatient.persistence.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.persistence.PanacheStores;
import dev.doctorpatient.testing.Fixtures;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What Hibernate alone would get wrong. */
@QuarkusTest
class PanacheAppointmentsTest {
    static final TimeSlot SLOT = new TimeSlot(Fixtures.NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(30));
    private static final Instant LATER = Fixtures.NOW.plusSeconds(1);

    @Inject
    PanacheStores stores;

    @Test
    void whatWasReadBeforeTheLockIsReadAnewAfterIt() {
        var fixtures = new Fixtures(stores);
        var booked = booked(fixtures.doctor().id(), fixtures.patient().id());
        var somebody = fixtures.administrator().id();

        var found = stores.transactions().inTransaction(() -> {
            var before = stores.appointments().find(booked.id()).orElseThrow();
            advanceMeanwhile(booked, somebody);
            var unused = stores.appointments().lockAgenda(before.doctor(), before.patient(), SLOT);
            return stores.appointments().find(booked.id()).orElseThrow();
        });

        assertThat(found.status()).isEqualTo(AppointmentStatus.CONFIRMED);
    }

    private void advanceMeanwhile(Appointment appointment, UserId somebody) {
        try (var threads = Executors.newSingleThreadExecutor()) {
            threads.submit(() -> stores.transactions().runInTransaction(() -> {
                        var unused = stores.appointments()
                                .lockAgenda(appointment.doctor(), appointment.patient(), appointment.slot());
                        stores.appointments()
                                .save(
                                        appointment.advance(AppointmentStatus.CONFIRMED, Role.DOCTOR, somebody, LATER),
                                        somebody);
                    }))
                    .get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    final Appointment booked(DoctorId doctor, PatientId patient) {
        var by = new Fixtures(stores).administrator().id();
        return stores.transactions().inTransaction(() -> {
            var booked = stores.appointments()
                    .lockAgenda(doctor, patient, SLOT)
                    .book(SLOT, null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);
            stores.appointments().add(booked, by);
            return booked;
        });
    }
}
