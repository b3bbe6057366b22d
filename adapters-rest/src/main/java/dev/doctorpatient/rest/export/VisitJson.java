package dev.doctorpatient.rest.export;

import dev.doctorpatient.application.export.PatientRecord.Visit;
import dev.doctorpatient.rest.scheduling.AppointmentJson;
import dev.doctorpatient.rest.scheduling.AppointmentRevisionJson;
import java.util.List;

/** An appointment and what became of it. */
record VisitJson(AppointmentJson appointment, List<AppointmentRevisionJson> history) {
    static VisitJson of(Visit visit) {
        return new VisitJson(
                AppointmentJson.of(visit.appointment()),
                visit.history().stream().map(AppointmentRevisionJson::of).toList());
    }
}
