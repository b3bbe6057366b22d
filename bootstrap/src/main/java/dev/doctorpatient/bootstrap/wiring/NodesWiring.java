package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.shared.NoOtherNodes;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.redis.shared.RedisOtherNodes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The other nodes, where there are some. */
@ApplicationScoped
class NodesWiring {
    private final Optional<RedisOtherNodes> nodes;

    NodesWiring(
            Settings settings,
            Vertx vertx,
            // A command serves nobody, and has nothing to tell.
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.nodes = settings.redis().filter(_ -> serving).map(server -> new RedisOtherNodes(vertx, server));
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
