package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.domain.interview.ProviderState;
import java.util.List;

/** Who could word interviews, and how they do. */
public interface InterviewProviders {
    /** Every provider that there is: those that are asked in the order in which they are, then the unused ones. */
    List<ProviderState> all();
}
