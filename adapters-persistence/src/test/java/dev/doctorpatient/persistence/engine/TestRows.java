package dev.doctorpatient.persistence.engine;

import dev.doctorpatient.domain.shared.TimeOrderedId;
import java.util.UUID;

/** Statements that fill tables which no row class maps yet. */
final class TestRows {
    private TestRows() {}

    static String user(String email) {
        return "insert into users (id, email, hashed_password, name, role, is_active, created_at, updated_at) values ('"
                + TimeOrderedId.next() + "', '" + email
                + "', '-', 'Ada', 'admin', true, current_timestamp, current_timestamp)";
    }

    static String doctor(UUID id) {
        return "insert into doctors (id, name, time_zone, is_active, created_at, updated_at) values ('" + id
                + "', 'Dr. Ada', 'UTC', true, current_timestamp, current_timestamp)";
    }

    static String patient(UUID id) {
        return "insert into patients (id, name, is_active, created_at, updated_at) values ('" + id
                + "', 'Ben', true, current_timestamp, current_timestamp)";
    }

    /** Half an hour of 1 July 2026, from a UTC time such as 09:30. */
    static String appointment(UUID doctor, UUID patient, String from, String to, String status) {
        return "insert into appointments (id, doctor_id, patient_id, time_slot, duration_minutes, ends_at, type, status,"
                + " version, created_at, updated_at) values ('" + TimeOrderedId.next() + "', '" + doctor + "', '"
                + patient
                + "', '2026-07-01 " + from + ":00+00', 30, '2026-07-01 " + to + ":00+00', 'regular', '" + status
                + "', 0, current_timestamp, current_timestamp)";
    }
}
