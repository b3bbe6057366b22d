package dev.doctorpatient.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants a violation of every rule and sees it found: a rule that matches nothing would hold for ever and mean nothing. */
class RulesAreAwakeTest {
    /** A few classes that break one rule; each starts with its qualified name, its kind and the rest of its source. */
    private static final Map<String, List<String>> VIOLATIONS = Map.ofEntries(
            violation(
                    "the domain depends on nothing",
                    "package dev.doctorpatient.domain.planted; class A { jakarta.inject.Provider<String> p; }"),
            violation(
                    "the application depends on the domain only",
                    "package dev.doctorpatient.application.planted; class A { jakarta.inject.Provider<String> p; }"),
            violation(
                    "resources do not touch ports",
                    "package dev.doctorpatient.rest.planted;"
                            + " class A { dev.doctorpatient.application.identity.port.Users users; }"),
            violation(
                    "sockets do not touch ports, but the adapters for them",
                    "package dev.doctorpatient.websocket.planted;"
                            + " class A { dev.doctorpatient.application.identity.port.Users users; }"),
            violation(
                    "stores, interviewers, postmen and scanners know ports and no use cases",
                    "package dev.doctorpatient.mail.planted;"
                            + " class A { dev.doctorpatient.application.identity.SignIn useCase; }"),
            violation(
                    "what carries news between nodes knows nothing of them",
                    "package dev.doctorpatient.redis.planted;"
                            + " class A { dev.doctorpatient.application.identity.port.Users users; }"),
            violation(
                    "adapters do not know each other",
                    "package dev.doctorpatient.rest.planted; public class A {}",
                    "package dev.doctorpatient.mail.planted; class B { dev.doctorpatient.rest.planted.A a; }"),
            violation(
                    "capabilities of the domain have no cycles",
                    "package dev.doctorpatient.domain.one; public class A { dev.doctorpatient.domain.two.B b; }",
                    "package dev.doctorpatient.domain.two; public class B { dev.doctorpatient.domain.one.A a; }"),
            violation(
                    "capabilities of the application have no cycles",
                    "package dev.doctorpatient.application.one; public class A { dev.doctorpatient.application.two.B b; }",
                    "package dev.doctorpatient.application.two; public class B { dev.doctorpatient.application.one.A a; }"),
            violation("use cases are final", "package dev.doctorpatient.application.planted; public class Doing {}"),
            violation(
                    "use cases are told who asks",
                    "package dev.doctorpatient.application.planted; public final class Doing { public void something() {} }"),
            violation(
                    "use cases ask their access policy",
                    "package dev.doctorpatient.application.planted; public final class Doing {"
                            + " public void something(dev.doctorpatient.application.access.Actor actor) { helper(); }"
                            + " private void helper() {} }"),
            violation(
                    "ports are interfaces",
                    "package dev.doctorpatient.application.planted.port; public record NoPort() {}"),
            violation(
                    "transactions are drawn in one place",
                    "package dev.doctorpatient.rest.planted;"
                            + " class A { @jakarta.transaction.Transactional public void change() {} }"),
            violation(
                    "the core has no clock of its own",
                    "package dev.doctorpatient.domain.planted; class A { Object o = java.time.Instant.now(); }"),
            violation(
                    "what the core throws is a rejection",
                    "package dev.doctorpatient.domain.planted; class Oops extends RuntimeException {}"),
            violation(
                    "the framework's identity is read in one place",
                    "package dev.doctorpatient.rest.planted;"
                            + " class A { io.quarkus.security.identity.SecurityIdentity identity; }"),
            violation(
                    "models are spoken to by interviewers only",
                    "package dev.langchain4j.planted; public class Model {}",
                    "package dev.doctorpatient.rest.planted; class A { dev.langchain4j.planted.Model model; }"),
            violation(
                    "mail servers are spoken to by postmen only",
                    "package dev.doctorpatient.rest.planted; class A { io.vertx.ext.mail.MailClient client; }"),
            violation(
                    "Redis is spoken to in one place",
                    "package dev.doctorpatient.rest.planted; class A { io.vertx.redis.client.Redis client; }"),
            violation(
                    "S3 is spoken to in one place",
                    "package dev.doctorpatient.rest.planted;"
                            + " class A { software.amazon.awssdk.services.s3.S3Client client; }"),
            violation(
                    "rows stay in their package",
                    "package dev.doctorpatient.persistence.planted;"
                            + " @jakarta.persistence.Entity public class ThingRow { @jakarta.persistence.Id long id; }"),
            violation(
                    "shapes of the wire stay with their transport",
                    "package dev.doctorpatient.rest.planted; public record ThingJson() {}",
                    "package dev.doctorpatient.bootstrap.planted; class A { dev.doctorpatient.rest.planted.ThingJson j; }"),
            violation("names say what a class is", "package dev.doctorpatient.domain.planted; class ThingHelper {}"),
            violation(
                    "dependencies come through constructors",
                    "package dev.doctorpatient.rest.planted; class A { @jakarta.inject.Inject String field; }"),
            violation(
                    "fields of the core are final",
                    "package dev.doctorpatient.domain.planted; class A { private int state; }"));

    static Stream<String> rules() {
        return Rules.ALL.keySet().stream().sorted();
    }

    @Test
    void everyRuleHasAViolation() {
        assertThat(VIOLATIONS.keySet()).isEqualTo(Rules.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isBrokenByItsViolation(String rule, @TempDir Path classes) throws IOException {
        compile(Objects.requireNonNull(VIOLATIONS.get(rule)), classes);

        var result = Rules.named(rule).evaluate(new ClassFileImporter().importPath(classes));

        assertThat(result.hasViolation()).isTrue();
    }

    private static void compile(List<String> sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options =
                List.of("-d", classes.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        var units = sources.stream().map(RulesAreAwakeTest::unit).toList();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(null, files, null, options, null, units).call())
                    .isTrue();
        }
    }

    private static JavaFileObject unit(String source) {
        var words = Arrays.asList(source.split("[ {;(]+", -1));
        var kind = words.stream()
                .filter(word -> word.equals("class") || word.equals("record"))
                .findFirst()
                .orElseThrow();
        var name = words.get(words.indexOf(kind) + 1);
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static Map.Entry<String, List<String>> violation(String rule, String... sources) {
        return Map.entry(rule, List.of(sources));
    }
}
