package dev.doctorpatient.bootstrap.start;

import dev.doctorpatient.application.audit.AuditVerification;
import dev.doctorpatient.application.audit.AuditVerification.Finding;
import dev.doctorpatient.domain.audit.ChainedEvent.Head;
import io.quarkus.runtime.QuarkusApplication;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code verify-audit}: checks the chain of audit events, and tells its end so that the operator can note it elsewhere and
 * have it looked for the next time.
 */
public final class VerifyAudit implements QuarkusApplication {
    static final String COMMAND = "verify-audit";
    private static final Pattern NOTED = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");
    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    /** As the shell's convention has it (sysexits.h, EX_USAGE). */
    private static final int MISUSED = 64;

    private final AuditVerification verification;

    VerifyAudit(AuditVerification verification) {
        this.verification = verification;
    }

    @Override
    public int run(String... arguments) {
        @Nullable Head noted = null;
        if (arguments.length > 1) {
            var matcher = NOTED.matcher(arguments[1]);
            if (arguments.length > 2 || !matcher.matches()) {
                System.err.println("Usage: " + COMMAND + " [SEQ:HASH], as an earlier check printed it");
                return MISUSED;
            }
            noted = new Head(Long.parseLong(matcher.group(1)), matcher.group(2));
        }
        return switch (verification.verify(noted)) {
            case Finding.Intact(var head) -> {
                System.out.println(
                        "The audit chain is intact. Its end, to be noted elsewhere: " + head.seq() + ":" + head.hash());
                yield INTACT;
            }
            case Finding.Broken(var seq) -> {
                System.out.println("The audit chain is broken: event " + seq + " is missing or was changed.");
                yield BROKEN;
            }
        };
    }
}
