package dev.doctorpatient.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    /** The test-jar of the application holds tests, not architecture. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static JavaClasses production;

    @BeforeAll
    static void read() {
        production = new ClassFileImporter()
                .withImportOptions(Set.of(new ImportOption.DoNotIncludeTests(), new NoTestJars()))
                .importPackages("dev.doctorpatient");
    }

    static Stream<String> rules() {
        return Rules.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(String rule) {
        Rules.named(rule).check(production);
    }
}
