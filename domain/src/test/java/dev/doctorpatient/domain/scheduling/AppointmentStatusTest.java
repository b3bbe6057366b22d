package dev.doctorpatient.domain.scheduling;

import static dev.doctorpatient.domain.scheduling.AppointmentStatus.CANCELLED;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.CHECKED_IN;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.COMPLETED;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.CONFIRMED;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.IN_PROGRESS;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.NO_SHOW;
import static dev.doctorpatient.domain.scheduling.AppointmentStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppointmentStatusTest {
    /** Every step there is. {@link AppointmentTest} takes each of them, and each that is missing here. */
    static final Map<AppointmentStatus, Set<AppointmentStatus>> STEPS = new EnumMap<>(Map.of(
            SCHEDULED, EnumSet.of(CONFIRMED, CHECKED_IN, IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW),
            CONFIRMED, EnumSet.of(CHECKED_IN, IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW),
            CHECKED_IN, EnumSet.of(IN_PROGRESS, COMPLETED, CANCELLED),
            IN_PROGRESS, EnumSet.of(COMPLETED, CANCELLED),
            COMPLETED, EnumSet.noneOf(AppointmentStatus.class),
            CANCELLED, EnumSet.noneOf(AppointmentStatus.class),
            NO_SHOW, EnumSet.noneOf(AppointmentStatus.class)));

    /** Quoted from the API contract. Steps of the first line may be skipped forwards. */
    private static final String CONTRACT = """
            scheduled → confirmed → checked_in → in_progress → completed
            scheduled|confirmed|checked_in|in_progress → cancelled
            scheduled|confirmed → no_show""";

    @Test
    void theTableSaysWhatTheContractSays() {
        assertThat(STEPS).isEqualTo(stepsOf(CONTRACT));
    }

    @Test
    void everyStatusAllowsTheStepsOfTheTableInTheirNaturalOrder() {
        assertThat(AppointmentStatus.values()).allSatisfy(status -> assertThat(status.allowed())
                .containsExactlyElementsOf(STEPS.getOrDefault(status, Set.of())));
    }

    @Test
    void exactlyTheStatusesWithoutStepsAreFinal() {
        assertThat(AppointmentStatus.values())
                .filteredOn(AppointmentStatus::isFinal)
                .containsExactly(COMPLETED, CANCELLED, NO_SHOW);
    }

    @Test
    void onlyCancelledAndMissedAppointmentsLeaveTheirTimeToOthers() {
        assertThat(AppointmentStatus.values())
                .filteredOn(status -> !status.occupiesTime())
                .containsExactly(CANCELLED, NO_SHOW);
    }

    @Test
    void onlyCompletedAndMissedNeedTheAppointmentsTimeToHaveCome() {
        assertThat(StatusSteps.TABLE)
                .allSatisfy(step -> assertThat(step.moment() == StatusSteps.Moment.ONCE_IT_HAS_BEGUN)
                        .isEqualTo(step.to() == COMPLETED || step.to() == NO_SHOW));
    }

    @Test
    void noStepIsDeclaredTwice() {
        assertThat(StatusSteps.TABLE)
                .extracting(StatusSteps.Step::from, StatusSteps.Step::to)
                .doesNotHaveDuplicates();
    }

    @Test
    void theNamesAreThoseOfTheContract() {
        assertThat(Arrays.stream(AppointmentStatus.values())
                        .map(status -> status.name().toLowerCase(Locale.ROOT)))
                .containsExactly(
                        "scheduled", "confirmed", "checked_in", "in_progress", "completed", "cancelled", "no_show");
    }

    @Test
    void theDocumentationHasTheTableAsItIs() throws IOException {
        var declared = StatusSteps.TABLE.stream()
                .map(step -> "%s → %s, %s, %s"
                        .formatted(
                                wireName(step.from()),
                                wireName(step.to()),
                                step.by().contains(Role.PATIENT) ? "everybody who sees it" : "doctor, hospital, admin",
                                step.moment() == StatusSteps.Moment.AT_ANY_TIME ? "any time" : "once it has begun"))
                .toList();

        var documented = Files.readAllLines(Path.of("../docs/scheduling.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\s*\\|\\s*", -1))
                .flatMap(row -> Arrays.stream(row[2].split(", ", -1))
                        .map(to -> "%s → %s, %s, %s".formatted(row[1], to, row[3], row[4])))
                .map(step -> step.replace("`", ""))
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(declared);
    }

    private static String wireName(AppointmentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Map<AppointmentStatus, Set<AppointmentStatus>> stepsOf(String contract) {
        var steps = new EnumMap<AppointmentStatus, Set<AppointmentStatus>>(AppointmentStatus.class);
        Arrays.stream(AppointmentStatus.values())
                .forEach(status -> steps.put(status, EnumSet.noneOf(AppointmentStatus.class)));
        contract.lines().forEach(line -> {
            var chain = Arrays.stream(line.split(" → ", -1))
                    .map(AppointmentStatusTest::named)
                    .toList();
            for (var from = 0; from < chain.size(); from++) {
                var later = chain.subList(from + 1, chain.size());
                chain.get(from)
                        .forEach(status -> later.forEach(
                                steps.getOrDefault(status, EnumSet.noneOf(AppointmentStatus.class))::addAll));
            }
        });
        return steps;
    }

    private static List<AppointmentStatus> named(String alternatives) {
        return Arrays.stream(alternatives.split("\\|", -1))
                .map(name -> AppointmentStatus.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
