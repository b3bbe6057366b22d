package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoubleBookingTest {
    private static final int RACERS = 32;

    private final Clinic clinic = Clinic.here();

    @Test
    void ofManyPatientsWhoWantOneTimeOfADoctorOneGetsIt() throws Exception {
        var doctor = clinic.doctorOnFile();
        var slot = clinic.newSlot();
        var patients =
                IntStream.range(0, RACERS).mapToObj(_ -> clinic.patientOnFile()).toList();

        var answers = race(
                patients.stream().map(patient -> attempt(doctor, patient, slot)).toList());

        assertOneWinner(answers);
        assertThat(clinic.administrator()
                        .get("/appointments", "doctor_id", doctor)
                        .items())
                .hasSize(1);
    }

    @Test
    void ofManyDoctorsWithWhomOnePatientBooksOneTimeOneGetsIt() throws Exception {
        var patient = clinic.patientOnFile();
        var slot = clinic.newSlot();
        var doctors =
                IntStream.range(0, RACERS).mapToObj(_ -> clinic.doctorOnFile()).toList();

        var answers = race(
                doctors.stream().map(doctor -> attempt(doctor, patient, slot)).toList());

        assertOneWinner(answers);
        assertThat(clinic.administrator()
                        .get("/appointments", "patient_id", patient)
                        .items())
                .hasSize(1);
    }

    private Callable<Answer> attempt(String doctor, String patient, String slot) {
        var admin = clinic.administrator();
        return () -> admin.post("/appointments", Clinic.booking(doctor, patient, slot));
    }

    /** Starts all at the same moment. */
    private static List<Answer> race(List<Callable<Answer>> attempts) throws Exception {
        var ready = new CountDownLatch(attempts.size());
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            var running = attempts.stream()
                    .map(attempt -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return attempt.call();
                    }))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var run : running) {
                answers.add(run.get());
            }
            return answers;
        }
    }

    private static void assertOneWinner(List<Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.refused(409, "time_slot_taken"));
    }
}
