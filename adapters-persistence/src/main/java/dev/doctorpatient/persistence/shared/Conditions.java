package dev.doctorpatient.persistence.shared;

import dev.doctorpatient.application.shared.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The where clause of a list whose filters may each be absent. An absent one leaves no trace in the statement, so that the
 * database plans for those that are there. The listed rows have the alias {@code r}.
 */
public final class Conditions {
    private final StringJoiner clause = new StringJoiner(" and ", " where ", "").setEmptyValue("");
    private final Map<String, Object> parameters = new HashMap<>();

    /** A condition without parameters. */
    public Conditions and(String condition) {
        clause.add(condition);
        return this;
    }

    /** A condition with one parameter; none if the value is absent. */
    public Conditions and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            clause.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** One more parameter of a condition that is there. */
    public Conditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** What follows a place in a list that is newest first. */
    public Conditions before(@Nullable Position place, String time) {
        return beyond(place, time, "<");
    }

    /** What follows a place in a list that is earliest first. */
    public Conditions after(@Nullable Position place, String time) {
        return beyond(place, time, ">");
    }

    private Conditions beyond(@Nullable Position place, String time, String comparison) {
        if (place != null) {
            clause.add("(" + time + ", r.id) " + comparison + " (:placeTime, :placeId)");
            parameters.put("placeTime", place.time());
            parameters.put("placeId", place.id());
        }
        return this;
    }

    /** The clause with its keyword; empty if there is no condition. */
    public String clause() {
        return clause.toString();
    }

    /** The values in the clause by their names. */
    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
