package dev.doctorpatient.persistence.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"pl$ain", "${HOME}", "$${HOME}", "\\${HOME}", "a\\\\$b\\$", "\\", "{}\\", "a${", "$$", "${x:y}"})
    void noPasswordIsTakenForAnExpression(String password) {
        var config = configured(Map.of("DATABASE_URL", "postgresql://clinic:" + password + "@localhost/app"));

        assertThat(config.getValue("quarkus.datasource.password", String.class)).isEqualTo(password);
        assertThat(config.getValue("quarkus.datasource.username", String.class)).isEqualTo("clinic");
        assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class))
                .startsWith("jdbc:postgresql://localhost/app?");
    }

    @Test
    void theDataFolderComesFromTheSameConfiguration() {
        var config = configured(Map.of("DATA_DIR", "/srv/clinic"));

        assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class))
                .startsWith("jdbc:h2:file:/srv/clinic/doctor-patient;");
    }

    @Test
    void anUnusableUrlLeavesTheRefusalToTheStart() {
        var config = configured(Map.of("DATABASE_URL", "mysql://localhost/app"));

        assertThat(config.getOptionalValue("quarkus.datasource.jdbc.url", String.class))
                .isEqualTo(Optional.empty());
    }

    private static SmallRyeConfig configured(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(variables, "variables", 300))
                .withSources(new DatabaseConfig())
                .build();
    }
}
