package dev.doctorpatient.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.shared.Rejection;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every architecture rule by its name. {@link RulesAreAwakeTest} plants a violation of each, so that none can sleep. */
final class Rules {
    private static final String DOMAIN = "dev.doctorpatient.domain..";
    private static final String APPLICATION = "dev.doctorpatient.application..";
    private static final String PORTS = "dev.doctorpatient.application..port..";
    private static final String REST = "dev.doctorpatient.rest..";
    private static final String WEBSOCKET = "dev.doctorpatient.websocket..";
    private static final String PERSISTENCE = "dev.doctorpatient.persistence..";
    private static final String AI = "dev.doctorpatient.ai..";
    private static final String MAIL = "dev.doctorpatient.mail..";
    private static final String CLAMAV = "dev.doctorpatient.clamav..";
    private static final String REDIS = "dev.doctorpatient.redis..";
    private static final String S3 = "dev.doctorpatient.s3..";
    private static final String BOOTSTRAP = "dev.doctorpatient.bootstrap..";

    /** Use-case methods that no actor calls, each with its reason. */
    private static final Map<String, String> WITHOUT_ACTOR = Map.ofEntries(
            Map.entry("SignIn.login", "proves who the caller is"),
            Map.entry("SignIn.refresh", "the token is the proof"),
            Map.entry("SignIn.logout", "whoever holds the token may end its session"),
            Map.entry("Authentication.identify", "makes the actor"),
            Map.entry("Authentication.redeemTicket", "makes the actor"),
            Map.entry("SignUp.signUpDoctor", "open to the public"),
            Map.entry("SignUp.signUpPatient", "open to the public"),
            Map.entry("SignUp.signUpHospital", "open to the public"),
            Map.entry("SignUp.createFirstAdministrator", "from the configuration, at the start"),
            Map.entry("CalendarExport.feed", "the secret is the proof, and makes the actor"),
            Map.entry("AuditVerification.verify", "from the operator's shell"),
            Map.entry("DocumentCheck.check", "from the operator's shell"),
            Map.entry("InterviewEvaluation.evaluate", "from the operator's shell, and about nobody"),
            Map.entry("DocumentUpkeep.removeOrphans", "at the start, and by itself"),
            Map.entry("DocumentUpkeep.removeUnsent", "again and again, by itself"),
            Map.entry("DocumentIntake.receive", "a part of use cases, which ask before and after"),
            Map.entry("StorageQuotas.takeTurn", "a part of use cases, which ask after"),
            Map.entry("StorageQuotas.requireWithin", "a part of use cases, which ask before"),
            Map.entry("FileDisposal.discard", "a part of use cases, which ask before"),
            Map.entry("FileDisposal.removeDiscarded", "of what somebody discarded who was asked"),
            Map.entry("Attendance.note", "what the service itself saw"),
            Map.entry("Reminding.remindDue", "again and again, by itself"),
            Map.entry("SessionUpkeep.abandonIdle", "again and again, by itself"),
            Map.entry("MailDelivery.deliverNext", "again and again, by itself"));

    /** The socket adapters that ports are for. */
    private static final Set<String> SOCKET_ADAPTERS =
            Set.of("SocketMessageFeed", "ChatListeners", "ChatNews", "SocketNotificationFeed", "RevocationFeed");

    private static final DescribedPredicate<JavaClass> USE_CASES = DescribedPredicate.describe(
            "use cases",
            type -> type.getPackageName().matches("dev\\.doctorpatient\\.application\\.[a-z]+")
                    && !type.getPackageName().endsWith(".shared")
                    && !type.getPackageName().endsWith(".access")
                    && type.isTopLevelClass()
                    && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !type.isInterface()
                    && !type.isRecord()
                    && type.getRawInterfaces().stream().noneMatch(resideInAPackage(PORTS)));

    private static final DescribedPredicate<JavaMethod> NEEDS_ACTOR = DescribedPredicate.describe(
            "public methods of use cases",
            method -> USE_CASES.test(method.getOwner())
                    && method.getModifiers().contains(JavaModifier.PUBLIC)
                    && !method.getModifiers().contains(JavaModifier.STATIC)
                    && !WITHOUT_ACTOR.containsKey(method.getOwner().getSimpleName() + "." + method.getName()));

    static final Map<String, ArchRule> ALL = Map.ofEntries(
            Map.entry(
                    "the domain depends on nothing",
                    classes()
                            .that()
                            .resideInAPackage(DOMAIN)
                            .should()
                            .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN, "java..", "org.jspecify.."))),
            Map.entry(
                    "the application depends on the domain only",
                    classes()
                            .that()
                            .resideInAPackage(APPLICATION)
                            .should()
                            .onlyDependOnClassesThat(
                                    resideInAnyPackage(APPLICATION, DOMAIN, "java..", "org.jspecify.."))),
            Map.entry(
                    "resources do not touch ports",
                    noClasses().that().resideInAPackage(REST).should().dependOnClassesThat(resideInAPackage(PORTS))),
            Map.entry(
                    "sockets do not touch ports, but the adapters for them",
                    noClasses()
                            .that()
                            .resideInAPackage(WEBSOCKET)
                            .and(DescribedPredicate.describe(
                                    "no adapters",
                                    type -> !SOCKET_ADAPTERS.contains(
                                            outermost(type).getSimpleName())))
                            .should()
                            .dependOnClassesThat(resideInAPackage(PORTS))),
            Map.entry(
                    "stores, interviewers, postmen and scanners know ports and no use cases",
                    noClasses()
                            .that()
                            .resideInAnyPackage(PERSISTENCE, AI, MAIL, S3, CLAMAV)
                            .should()
                            .dependOnClassesThat(resideInAPackage(APPLICATION)
                                    .and(not(resideInAnyPackage(PORTS, "dev.doctorpatient.application.shared.."))))),
            Map.entry(
                    "what carries news between nodes knows nothing of them",
                    noClasses()
                            .that()
                            .resideInAPackage(REDIS)
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(APPLICATION, DOMAIN)
                                    .and(not(resideInAPackage("dev.doctorpatient.application.shared.."))))),
            Map.entry(
                    "adapters do not know each other",
                    slices().matching("dev.doctorpatient.(rest|websocket|persistence|ai|mail|clamav|redis|s3)..")
                            .should()
                            .notDependOnEachOther()),
            Map.entry(
                    "capabilities of the domain have no cycles",
                    slices().matching("dev.doctorpatient.domain.(*)..").should().beFreeOfCycles()),
            Map.entry(
                    "capabilities of the application have no cycles",
                    slices().matching("dev.doctorpatient.application.(*)..")
                            .should()
                            .beFreeOfCycles()),
            Map.entry("use cases are final", classes().that(USE_CASES).should().haveModifier(JavaModifier.FINAL)),
            Map.entry(
                    "use cases are told who asks",
                    methods().that(NEEDS_ACTOR).should(new ArchCondition<>("take the actor first") {
                        @Override
                        public void check(JavaMethod method, ConditionEvents events) {
                            var parameters = method.getRawParameterTypes();
                            var holds = !parameters.isEmpty()
                                    && parameters.getFirst().isEquivalentTo(Actor.class);
                            events.add(new SimpleConditionEvent(method, holds, method.getFullName()));
                        }
                    })),
            Map.entry(
                    "use cases ask their access policy",
                    methods().that(NEEDS_ACTOR).should(new ArchCondition<>("reach a call of their access policy") {
                        @Override
                        public void check(JavaMethod method, ConditionEvents events) {
                            var holds = reachesPolicy(method, new HashSet<>());
                            events.add(new SimpleConditionEvent(method, holds, method.getFullName()));
                        }
                    })),
            Map.entry(
                    "ports are interfaces",
                    classes()
                            .that()
                            .resideInAPackage(PORTS)
                            .and()
                            .areTopLevelClasses()
                            .and()
                            .doNotHaveSimpleName("package-info")
                            .should()
                            .beInterfaces()),
            Map.entry(
                    "transactions are drawn in one place",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage("dev.doctorpatient.persistence.shared..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("jakarta.transaction..", "io.quarkus.narayana.."))),
            Map.entry(
                    "the core has no clock of its own",
                    noClasses()
                            .that()
                            .resideInAnyPackage(DOMAIN, APPLICATION)
                            .and()
                            .doNotHaveSimpleName("TimeOrderedId") // the one that makes ids
                            .should()
                            .callMethod(Instant.class, "now")
                            .orShould()
                            .callMethod(LocalDate.class, "now")
                            .orShould()
                            .callMethod(LocalDateTime.class, "now")
                            .orShould()
                            .callMethod(Clock.class, "systemUTC")
                            .orShould()
                            .callMethod(System.class, "currentTimeMillis")),
            Map.entry(
                    "what the core throws is a rejection",
                    classes()
                            .that()
                            .resideInAnyPackage(DOMAIN, APPLICATION)
                            .and()
                            .areAssignableTo(Throwable.class)
                            .and()
                            .doNotHaveSimpleName(
                                    "UnusableRedFlags") // of the operator's file, to which no request leads
                            .should()
                            .beAssignableTo(Rejection.class)),
            Map.entry(
                    "the framework's identity is read in one place",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage("dev.doctorpatient.bootstrap.security..")
                            .should()
                            .dependOnClassesThat()
                            .haveFullyQualifiedName("io.quarkus.security.identity.SecurityIdentity")),
            Map.entry(
                    "models are spoken to by interviewers only",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(AI)
                            .should()
                            .dependOnClassesThat(resideInAPackage("dev.langchain4j.."))),
            Map.entry(
                    "mail servers are spoken to by postmen only",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(MAIL)
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("io.vertx.ext.mail..", "jakarta.mail.."))),
            Map.entry(
                    "Redis is spoken to in one place",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(REDIS)
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("io.vertx.redis..", "io.quarkus.redis.."))),
            Map.entry(
                    "S3 is spoken to in one place",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(S3)
                            .should()
                            .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."))),
            Map.entry(
                    "rows stay in their package",
                    classes()
                            .that()
                            .areAnnotatedWith(Entity.class)
                            .should()
                            .bePackagePrivate()
                            .andShould()
                            .resideInAPackage(PERSISTENCE)),
            Map.entry(
                    "shapes of the wire stay with their transport",
                    noClasses()
                            .that()
                            .resideInAnyPackage(DOMAIN, APPLICATION, PERSISTENCE, AI, MAIL, REDIS, S3, BOOTSTRAP)
                            .should()
                            .dependOnClassesThat(simpleNameEndingWith("Json")
                                    .or(simpleNameEndingWith("Frame"))
                                    .and(resideInAnyPackage(REST, WEBSOCKET)))),
            Map.entry(
                    "names say what a class is",
                    noClasses()
                            .that()
                            .resideInAnyPackage(DOMAIN, APPLICATION)
                            .should()
                            .haveNameMatching(".*(Impl|Service|Manager|Utils?|Helper)")),
            Map.entry(
                    "dependencies come through constructors",
                    noFields().that().areDeclaredInClassesThat(ours()).should().beAnnotatedWith(Inject.class)),
            Map.entry(
                    "fields of the core are final",
                    fields().that()
                            .areDeclaredInClassesThat(resideInAnyPackage(DOMAIN, APPLICATION))
                            .should()
                            .beFinal()));

    private Rules() {}

    static ArchRule named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("dev.doctorpatient..");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type);
    }

    private static boolean reachesPolicy(JavaMethod method, Set<JavaMethod> seen) {
        return seen.add(method)
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getSimpleName().endsWith("Access")
                                || (call.getTargetOwner().equals(method.getOwner())
                                        && call.getTarget()
                                                .resolveMember()
                                                .map(own -> reachesPolicy(own, seen))
                                                .orElse(false)));
    }
}
