package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.shared.NoOtherNodes;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.redis.shared.RedisOtherNodes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The other nodes, where there are some. */
@ApplicationScoped
class NodesWiring {
    private final Optional<RedisOtherNodes> nodes;

    NodesWiring(
            Settings settings,
            Vertx vertx,
            // A command serves nobody, and has nothing to tell.
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving,
            MeterRegistry metrics) {
        this.nodes = settings.redis().filter(_ -> serving).map(server -> new RedisOtherNodes(vertx, server));
        nodes.ifPresent(found -> measure(found, metrics));
    }

    private static void measure(RedisOtherNodes nodes, MeterRegistry metrics) {
        Gauge.builder("nodes.connected", nodes, found -> found.isConnected() ? 1 : 0)
                .description("Whether Redis carries news to other nodes and back")
                .register(metrics);
        FunctionCounter.builder("nodes.dropped", nodes, RedisOtherNodes::dropped)
                .description("News of or for other nodes that found no room or no connection")
                .register(metrics);
    }

    /** Without Redis the service does all that it promises, only not as quickly on other nodes: it is ready either way. */
    @Produces
    @Singleton
    @Readiness
    HealthCheck redis() {
        return () -> HealthCheckResponse.named("redis")
                .up()
                .withData("state", state())
                .build();
    }

    private String state() {
        return nodes.map(found -> !found.isConnected() ? "degraded" : found.isDeaf() ? "doubtful" : "connected")
                .orElse("unused");
    }

    @Produces
    @Singleton
    OtherNodes otherNodes() {
        return nodes.<OtherNodes>map(found -> found).orElseGet(NoOtherNodes::new);
    }

    void start(@Observes StartupEvent started) {
        nodes.ifPresent(RedisOtherNodes::start);
    }

    /** When nothing is left that could be told. */
    void stop(@Observes ShutdownEvent stopping) {
        nodes.ifPresent(RedisOtherNodes::close);
    }
}
