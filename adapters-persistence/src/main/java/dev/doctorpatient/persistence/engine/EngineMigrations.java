package dev.doctorpatient.persistence.engine;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Shows Flyway the migrations for both engines and for the configured one, and gives it the time that they need. */
@ApplicationScoped
class EngineMigrations implements FlywayConfigurationCustomizer {
    private static final String UNLIMITED = "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0";

    @Override
    public void customize(FluentConfiguration flyway) {
        var engine = Engine.configured();
        // the locations were scanned before, so changing them has no effect here
        flyway.resourceProvider(new OfEngine(engine, flyway.getResourceProvider()));
        if (engine == Engine.POSTGRESQL) {
            // own connections: the pool's are cut off after seconds, also the one that only holds the migration lock
            var config = ConfigProvider.getConfig();
            flyway.dataSource(
                            PostgresUrl.patient(config.getValue(DatabaseConfig.JDBC_URL, String.class)),
                            config.getOptionalValue(DatabaseConfig.USERNAME, String.class)
                                    .orElse(""),
                            config.getOptionalValue(DatabaseConfig.PASSWORD, String.class)
                                    .orElse(""))
                    .initSql(UNLIMITED);
        }
    }

    private record OfEngine(Engine engine, ResourceProvider all) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            var found = all.getResource(name);
            return found != null && isVisible(found) ? found : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.getResources(prefix, suffixes).stream()
                    .filter(this::isVisible)
                    .toList();
        }

        private boolean isVisible(LoadableResource resource) {
            for (var other : Engine.values()) {
                if (other != engine
                        && resource.getAbsolutePath().contains("db/migration/" + other.migrationFolder() + "/")) {
                    return false;
                }
            }
            return true;
        }
    }
}
