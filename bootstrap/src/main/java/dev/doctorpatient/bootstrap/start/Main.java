package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.bootstrap.configuration.UnusableSetting;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the service, unless a setting is unusable: then it says which one, in a sentence, and ends. */
@QuarkusMain
public final class Main {
    /** As the shell's convention has it for a configuration error (sysexits.h, EX_CONFIG). */
    private static final int UNUSABLE_CONFIGURATION = 78;

    /** The same for a command that is not known (EX_USAGE). */
    private static final int MISUSED = 64;

    /** What needs the service around it. */
    private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS = Map.of(
            VerifyAudit.COMMAND,
            VerifyAudit.class,
            EvaluateInterviewer.COMMAND,
            EvaluateInterviewer.class,
            CheckDocuments.COMMAND,
            CheckDocuments.class);

    private static final Logger LOG = Logger.getLogger(Main.class);

    private Main() {}

    /** Runs until a signal ends it, or does what a command says. */
    public static void main(String... arguments) {
        try {
            // Read before anything else, because a framework that meets a bad value first answers with a stack trace.
            var settings = Settings.read(ConfigProvider.getConfig());
            if (arguments.length > 0 && arguments[0].equals(CheckRedFlags.COMMAND)) {
                System.exit(CheckRedFlags.run(settings.redFlags(), arguments));
            }
        } catch (UnusableSetting unusable) {
            refuse(String.valueOf(unusable.getMessage()));
        }
        if (arguments.length == 0) {
            Quarkus.run(null, Main::end);
        } else {
            var command = COMMANDS.get(arguments[0]);
            if (command == null) {
                var known = Stream.concat(COMMANDS.keySet().stream(), Stream.of(CheckRedFlags.COMMAND));
                System.err.println(
                        "There is no such command. Known: " + known.sorted().collect(Collectors.joining(", ")));
                System.exit(MISUSED);
            } else {
                System.setProperty("quarkus.http.host-enabled", "false"); // a command answers nobody
                Quarkus.run(command, Main::end, arguments);
            }
        }
    }

    private static void end(int status, @Nullable Throwable failure) {
        if (failure != null) {
            StartFailure.sentence(failure).ifPresentOrElse(Main::refuse, () -> LOG.error("Failed to start", failure));
        }
        System.exit(status);
    }

    private static void refuse(String sentence) {
        System.err.println("Cannot start: " + sentence);
        System.exit(UNUSABLE_CONFIGURATION);
    }
}
