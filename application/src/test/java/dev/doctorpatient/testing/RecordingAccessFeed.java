package dev.doctorpatient.testing;

import dev.doctorpatient.application.careteam.port.AccessFeed;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers whose access to whom was told to have ended. */
public final class RecordingAccessFeed implements AccessFeed {
    /** An access that ended: a doctor's or a user's. */
    public record Ended(Object whose, PatientId patient) {}

    private final List<Ended> ended = new CopyOnWriteArrayList<>();
    private final InMemoryDatabase database;

    /** A feed that refuses to be told inside a transaction of a database, which might still be rolled back. */
    public RecordingAccessFeed(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void ended(DoctorId doctor, PatientId patient) {
        database.requireNoTransaction();
        ended.add(new Ended(doctor, patient));
    }

    @Override
    public void ended(UserId user, PatientId patient) {
        database.requireNoTransaction();
        ended.add(new Ended(user, patient));
    }

    /** Everything told so far, oldest first. */
    public List<Ended> ended() {
        return List.copyOf(ended);
    }
}
