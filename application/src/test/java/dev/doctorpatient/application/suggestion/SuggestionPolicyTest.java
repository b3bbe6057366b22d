package dev.doctorpatient.application.suggestion;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scenario.PolicyTable;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.SuggestionId;
import dev.doctorpatient.domain.suggestion.SuggestionSearch;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SuggestionPolicyTest {
    private static final String SUGGESTIONS = """
            operation      | admin     | hospital  | other_hospital | doctor    | former_doctor | other_doctor | patient   | relative  | stranger
            read           | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | forbidden | forbidden | forbidden
            read missing   | not_found | not_found | not_found      | not_found | not_found     | not_found    | forbidden | forbidden | forbidden
            list           | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | forbidden | forbidden | forbidden
            search         | allowed   | allowed   | allowed        | allowed   | allowed       | allowed      | forbidden | forbidden | forbidden
            add            | allowed   | forbidden | forbidden      | allowed   | allowed       | allowed      | forbidden | forbidden | forbidden
            change         | allowed   | forbidden | forbidden      | allowed   | forbidden     | forbidden    | forbidden | forbidden | forbidden
            change admin's | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            change missing | not_found | forbidden | forbidden      | not_found | not_found     | not_found    | forbidden | forbidden | forbidden
            remove         | allowed   | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden
            remove missing | not_found | forbidden | forbidden      | forbidden | forbidden     | forbidden    | forbidden | forbidden | forbidden""";

    @TestFactory
    Stream<DynamicTest> doctorsWriteTheirOwnHospitalsReadAndPatientsDoNeither() {
        return PolicyTable.tests(SUGGESTIONS, clinic -> {
            var suggestions = new SuggestionKeeping(
                    clinic.stores().suggestions(), clinic.stores().audited(clinic.clock()), clinic.clock());
            var advice = new Advice("Angina", "Think of the heart first");
            var changed = new Advice("Angina", "Think of the heart at once");
            var search = SuggestionSearch.of("angina").orElseThrow();
            var own = suggestions.add(clinic.actor(Who.DOCTOR), advice).id();
            var administrators = suggestions.add(clinic.admin(), advice).id();
            return Map.<String, Consumer<Actor>>ofEntries(
                    Map.entry("read", actor -> suggestions.get(actor, own)),
                    Map.entry("read missing", actor -> suggestions.get(actor, SuggestionId.next())),
                    Map.entry("list", actor -> suggestions.list(actor, PageRequest.first())),
                    Map.entry("search", actor -> suggestions.search(actor, search, PageRequest.first())),
                    Map.entry("add", actor -> suggestions.add(actor, advice)),
                    Map.entry("change", actor -> suggestions.update(actor, own, _ -> changed)),
                    Map.entry("change admin's", actor -> suggestions.update(actor, administrators, _ -> changed)),
                    Map.entry("change missing", actor -> suggestions.update(actor, SuggestionId.next(), _ -> changed)),
                    Map.entry("remove", actor -> suggestions.remove(actor, own)),
                    Map.entry("remove missing", actor -> suggestions.remove(actor, SuggestionId.next())));
        });
    }
}
