package dev.doctorpatient.persistence.engine;

import java.util.List;
import org.hibernate.boot.registry.selector.SimpleStrategyRegistrationImpl;
import org.hibernate.boot.registry.selector.StrategyRegistration;
import org.hibernate.boot.registry.selector.StrategyRegistrationProvider;
import org.hibernate.dialect.Dialect;

/** Gives the dialect name that the build fixes its meaning, which only the start knows. */
public final class EngineDialect implements StrategyRegistrationProvider {
    private static final String NAME = "engine-of-database-url";

    @Override
    public Iterable<StrategyRegistration<?>> getStrategyRegistrations() {
        return List.of(new SimpleStrategyRegistrationImpl<>(
                Dialect.class, Engine.configured().dialect(), NAME));
    }
}
