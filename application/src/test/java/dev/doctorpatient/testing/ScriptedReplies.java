package dev.doctorpatient.testing;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An interviewer that says what it was told to say, in that order, and remembers what it was asked. */
public final class ScriptedReplies implements Interviewer {
    /** What the interviewer was asked. */
    public record Asked(Task task, List<Answered> soFar) {}

    private final Queue<Supplier<Wording>> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Runnable check;

    /** An interviewer that can be asked anywhere. */
    public ScriptedReplies() {
        this.check = () -> {};
    }

    /** An interviewer that refuses to be asked inside a transaction of a database. */
    public ScriptedReplies(InMemoryDatabase database) {
        this.check = database::requireNoTransaction;
    }

    /** Says these words next, one at each call. */
    public synchronized ScriptedReplies says(String... words) {
        for (var text : words) {
            script.add(() -> new Wording(text, "scripted", "none"));
        }
        return this;
    }

    /** Does something next and then says these words; for what happens while a model is thinking. */
    public synchronized ScriptedReplies saysAfter(Runnable meanwhile, String words) {
        script.add(() -> {
            meanwhile.run();
            return new Wording(words, "scripted", "none");
        });
        return this;
    }

    /** Has no words at the next call. */
    public synchronized ScriptedReplies isUnavailable() {
        script.add(() -> {
            throw new Unavailable(
                    ProblemCode.AI_UNAVAILABLE, "The interviewer has no words now", Duration.ofSeconds(5));
        });
        return this;
    }

    /** Everything asked so far, oldest first. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Wording word(Call call, Consumer<String> pieces) {
        check.run();
        return next(new Asked(call.task(), call.soFar())).get();
    }

    private synchronized Supplier<Wording> next(Asked call) {
        asked.add(call);
        if (script.isEmpty()) {
            throw new IllegalStateException("asked once more than scripted: " + call.task());
        }
        return script.remove();
    }
}
