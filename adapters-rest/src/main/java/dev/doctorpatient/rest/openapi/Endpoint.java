package dev.doctorpatient.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.openapi.RecordSchemas.Use;
import dev.doctorpatient.rest.shared.Refuses;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One operation as the code has it. */
record Endpoint(
        HttpMethod verb, String path, ClassInfo resource, MethodInfo method, List<AnnotationInstance> notedAnswers) {
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName API_RESPONSE = DotName.createSimple(APIResponse.class);
    private static final Map<DotName, HttpMethod> VERBS = Map.of(
            DotName.createSimple(GET.class), HttpMethod.GET,
            DotName.createSimple(POST.class), HttpMethod.POST,
            DotName.createSimple(PUT.class), HttpMethod.PUT,
            DotName.createSimple(DELETE.class), HttpMethod.DELETE);

    /**
     * What a request carries.
     *
     * @param type a record
     */
    record Body(Type type, Use use, boolean required) {}

    /** All operations of all resources, with their paths below a prefix. */
    static Stream<Endpoint> all(IndexView index, String prefix) {
        return index.getAnnotations(PATH).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .flatMap(resource -> of(index, resource.asClass(), prefix));
    }

    private static Stream<Endpoint> of(IndexView index, ClassInfo resource, String prefix) {
        return resource.methods().stream().flatMap(method -> VERBS.entrySet().stream()
                .filter(verb -> method.hasDeclaredAnnotation(verb.getKey()))
                .map(verb -> new Endpoint(
                        verb.getValue(),
                        prefix + pathOf(resource.declaredAnnotation(PATH)) + pathOf(method.declaredAnnotation(PATH)),
                        resource,
                        method,
                        method.declaredAnnotationsWithRepeatable(API_RESPONSE, index))));
    }

    private static String pathOf(@Nullable AnnotationInstance path) {
        if (path == null || path.value().asString().equals("/")) {
            return "";
        }
        var text = path.value().asString();
        return text.startsWith("/") ? text : "/" + text;
    }

    /** A name that no other operation has, and that programs can use. */
    String id() {
        var subject = resource.simpleName().replaceFirst("Resource$", "");
        return subject.substring(0, 1).toLowerCase(Locale.ROOT)
                + subject.substring(1)
                + method.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + method.name().substring(1);
    }

    boolean isPublic() {
        return method.hasDeclaredAnnotation(PermitAll.class);
    }

    boolean isRead() {
        return verb == HttpMethod.GET;
    }

    boolean hasPathParameters() {
        return path.contains("{");
    }

    boolean hasQueryParameters() {
        return method.parameters().stream().anyMatch(parameter -> parameter.hasDeclaredAnnotation(RestQuery.class));
    }

    /** The parameter of a method that a query parameter goes to. */
    Optional<MethodParameterInfo> queryParameter(String name) {
        return parameter(DotName.createSimple(RestQuery.class), name);
    }

    /** The parameter of a method that a part of the path goes to. */
    Optional<MethodParameterInfo> pathParameter(String name) {
        return parameter(DotName.createSimple(RestPath.class), name);
    }

    private Optional<MethodParameterInfo> parameter(DotName binding, String name) {
        return method.parameters().stream()
                .filter(parameter -> parameter.hasDeclaredAnnotation(binding))
                .filter(parameter -> {
                    var given = parameter.declaredAnnotation(binding).value();
                    return name.equals(given == null ? parameter.name() : given.asString());
                })
                .findFirst();
    }

    /** The JSON that is sent; empty for none. */
    Optional<Body> body() {
        var changes = method.declaredAnnotation(RequestBodySchema.class);
        return method.parameters().stream()
                .filter(parameter ->
                        parameter.declaredAnnotations().stream().noneMatch(annotation -> isBinding(annotation.name())))
                .map(parameter -> parameter.type().name().equals(DotName.createSimple(ObjectNode.class))
                        ? new Body(changes.value().asClass(), Use.CHANGES, true)
                        : new Body(
                                parameter.type(),
                                Use.REQUEST,
                                !parameter.type().hasAnnotation(DotName.createSimple(Nullable.class))))
                .findFirst();
    }

    private static boolean isBinding(DotName annotation) {
        var name = annotation.toString();
        return name.startsWith("org.jboss.resteasy.reactive.") || name.startsWith("jakarta.ws.rs.");
    }

    /** What is answered; empty for nothing, or for what is no JSON. */
    Optional<Type> result() {
        var type = method.returnType();
        if (type.name().equals(DotName.createSimple(RestResponse.class))) {
            type = type.asParameterizedType().arguments().getFirst();
        }
        return type.kind() == Type.Kind.VOID ? Optional.empty() : Optional.of(type);
    }

    /** Whether a creation tells where the new thing is; a ticket, say, is nowhere. */
    boolean hasLocation() {
        return method.returnType().name().equals(DotName.createSimple(RestResponse.class));
    }

    /** The statuses of success. */
    SortedSet<Integer> statuses() {
        var statuses = new TreeSet<Integer>();
        statuses.add(usualStatus());
        notedAnswers.forEach(answer ->
                statuses.add(Integer.parseInt(answer.value("responseCode").asString())));
        return statuses;
    }

    private int usualStatus() {
        var given = method.declaredAnnotation(ResponseStatus.class);
        if (given != null) {
            return given.value().asInt();
        }
        if (method.returnType().kind() == Type.Kind.VOID) {
            return 204;
        }
        return verb == HttpMethod.POST && method.returnType().name().equals(DotName.createSimple(RestResponse.class))
                ? 201
                : 200;
    }

    private boolean mayBreakTheGlass() {
        var parameter = method.declaredAnnotation(Parameter.class);
        return parameter != null && parameter.value("ref") != null;
    }

    /** Everything that may be refused, for reasons that its shape tells or its annotation. */
    List<ProblemCode> refusals() {
        var codes = new ArrayList<ProblemCode>();
        codes.add(ProblemCode.FORBIDDEN); // also what a page of a foreign origin gets
        codes.add(ProblemCode.UNAVAILABLE);
        if (!isPublic()) {
            codes.add(ProblemCode.UNAUTHENTICATED);
            codes.add(ProblemCode.TOKEN_EXPIRED);
        }
        if (hasPathParameters()) {
            codes.add(ProblemCode.NOT_FOUND);
        }
        if (hasPathParameters() || hasQueryParameters() || body().isPresent()) {
            codes.add(ProblemCode.MALFORMED_REQUEST);
        }
        if (hasQueryParameters() || body().isPresent() || mayBreakTheGlass()) {
            codes.add(ProblemCode.VALIDATION_FAILED);
        }
        if (body().isPresent()) {
            codes.add(ProblemCode.PAYLOAD_TOO_LARGE);
            codes.add(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (result().isPresent()) {
            codes.add(ProblemCode.NOT_ACCEPTABLE);
        }
        if (!isRead()) {
            codes.add(ProblemCode.CONCURRENT_CHANGE);
        }
        var own = method.declaredAnnotation(Refuses.class);
        if (own != null) {
            Arrays.stream(own.value().asEnumArray()).map(ProblemCode::valueOf).forEach(codes::add);
        }
        return codes;
    }
}
