package dev.doctorpatient.persistence.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.persistence.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(Postgres.class)
class PostgresDatabaseErrorsTest extends DatabaseErrorsTest {
    @Test
    void overlappingAppointmentsOfADoctorOrAPatientAreRefusedByTheDatabaseItself() {
        var doctor = TimeOrderedId.next();
        var patient = TimeOrderedId.next();
        var otherDoctor = TimeOrderedId.next();
        var otherPatient = TimeOrderedId.next();
        execute(TestRows.doctor(doctor));
        execute(TestRows.doctor(otherDoctor));
        execute(TestRows.patient(patient));
        execute(TestRows.patient(otherPatient));
        execute(TestRows.appointment(doctor, patient, "09:00", "09:30", "scheduled"));
        execute(TestRows.appointment(doctor, patient, "09:30", "10:00", "scheduled"));
        execute(TestRows.appointment(doctor, patient, "09:15", "09:45", "cancelled"));
        execute(TestRows.appointment(doctor, patient, "09:15", "09:45", "no_show"));

        var ofDoctor = catchThrowable(
                () -> execute(TestRows.appointment(doctor, otherPatient, "09:15", "09:45", "confirmed")));
        var ofPatient = catchThrowable(
                () -> execute(TestRows.appointment(otherDoctor, patient, "09:59", "10:29", "scheduled")));

        assertThat(new Throwable[] {ofDoctor, ofPatient}).allSatisfy(failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        violation -> assertThat(violation.getSQLState()).isEqualTo("23P01")));
        assertThat(ofDoctor).hasMessageContaining("appointments_doctor_overlap");
        assertThat(ofPatient).hasMessageContaining("appointments_patient_overlap");
    }

    @Test
    void anErrorQuotesNoRow() {
        execute(TestRows.user("canary@example.org"));

        assertThatThrownBy(() -> execute(TestRows.user("canary@example.org")))
                .cause()
                .message()
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({"update audit_events set reason = null", "delete from audit_events", "truncate audit_events"})
    void auditEventsStayAsTheyWereWritten(String change) {
        assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource({"statement_timeout, 15s", "lock_timeout, 10s", "idle_in_transaction_session_timeout, 10s"})
    void nothingRunsOrWaitsForEver(String limit, String value) {
        assertThat(entities.createNativeQuery("show " + limit).getSingleResult())
                .isEqualTo(value);
    }
}
