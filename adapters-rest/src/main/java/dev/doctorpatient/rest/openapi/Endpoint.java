package dev.doctorpatient.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.openapi.RecordSchemas.Use;
import dev.doctorpatient.rest.shared.Refuses;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Declaration;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One operation as the code has it. */
record Endpoint(
        HttpMethod verb,
        String path,
        ClassInfo resource,
        MethodInfo method,
        List<Value> values,
        List<AnnotationInstance> describedAnswers) {
    private static final DotName PATH_PART = DotName.createSimple(RestPath.class);
    private static final DotName QUERY = DotName.createSimple(RestQuery.class);
    private static final DotName HEADER = DotName.createSimple(RestHeader.class);
    private static final List<DotName> BINDINGS = List.of(PATH_PART, QUERY, HEADER);
    private static final String JSON = MediaType.APPLICATION_JSON;
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName API_RESPONSE = DotName.createSimple(APIResponse.class);
    private static final Map<DotName, HttpMethod> VERBS = Map.of(
            DotName.createSimple(GET.class), HttpMethod.GET,
            DotName.createSimple(POST.class), HttpMethod.POST,
            DotName.createSimple(PUT.class), HttpMethod.PUT,
            DotName.createSimple(DELETE.class), HttpMethod.DELETE);

    /**
     * What a request carries outside its body: a part of the path, a query parameter or a header.
     *
     * @param binding the annotation that says which
     * @param schema what an annotation knows better than the type
     */
    record Value(
            DotName binding,
            String name,
            Type type,
            @Nullable AnnotationInstance schema) {}

    /**
     * What a request carries in its body.
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
                        valuesOf(index, method),
                        method.declaredAnnotationsWithRepeatable(API_RESPONSE, index))));
    }

    private static List<Value> valuesOf(IndexView index, MethodInfo method) {
        var values = new ArrayList<Value>();
        for (var parameter : method.parameters()) {
            if (parameter.hasDeclaredAnnotation(BeanParam.class)) {
                Objects.requireNonNull(index.getClassByName(parameter.type().name()))
                        .recordComponentsInDeclarationOrder()
                        .forEach(part -> addValue(values, part.field(), part.name(), part.type()));
            } else {
                addValue(values, parameter, parameter.name(), parameter.type());
            }
        }
        return values;
    }

    private static void addValue(List<Value> values, Declaration declaration, String name, Type type) {
        BINDINGS.stream()
                .filter(declaration::hasDeclaredAnnotation)
                .map(declaration::declaredAnnotation)
                .map(binding -> new Value(
                        binding.name(),
                        binding.value() == null ? name : binding.value().asString(),
                        type,
                        declaration.declaredAnnotation(RecordSchemas.SCHEMA)))
                .forEach(values::add);
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
        return values.stream().anyMatch(value -> value.binding().equals(QUERY));
    }

    /** The value that the document knows by a name. */
    Optional<Value> value(In place, String name) {
        var binding =
                switch (place) {
                    case PATH -> PATH_PART;
                    case QUERY -> QUERY;
                    case HEADER -> HEADER;
                    case COOKIE -> throw new IllegalStateException("No operation takes cookies");
                };
        return values.stream()
                .filter(value -> value.binding().equals(binding) && value.name().equals(name))
                .findFirst();
    }

    /** The JSON that is sent; empty for none, and for what is no JSON. */
    Optional<Body> body() {
        return unboundParameter()
                .filter(parameter -> !hasForm())
                .map(parameter -> bodyOf(parameter.type(), method.declaredAnnotation(RequestBodySchema.class)));
    }

    /** A method that has to read its body itself says by an annotation what is in it. */
    private static Body bodyOf(Type type, @Nullable AnnotationInstance content) {
        return content == null
                ? new Body(type, Use.REQUEST, !type.hasAnnotation(DotName.createSimple(Nullable.class)))
                : new Body(content.value().asClass(), isTree(type) ? Use.CHANGES : Use.REQUEST, true);
    }

    private static boolean isTree(Type type) {
        return type.name().equals(DotName.createSimple(ObjectNode.class));
    }

    /** Whether a form is sent, which the resource itself has to describe. */
    boolean hasForm() {
        var consumed = method.declaredAnnotation(Consumes.class);
        return consumed != null && !consumed.value().asStringArray()[0].equals(JSON);
    }

    private Optional<MethodParameterInfo> unboundParameter() {
        return method.parameters().stream()
                .filter(parameter ->
                        parameter.declaredAnnotations().stream().noneMatch(annotation -> isBinding(annotation.name())))
                .findFirst();
    }

    private static boolean isBinding(DotName annotation) {
        var name = annotation.toString();
        return name.startsWith("org.jboss.resteasy.reactive.") || name.startsWith("jakarta.ws.rs.");
    }

    /** What is answered; empty for nothing. */
    Optional<Type> result() {
        var type = method.returnType();
        if (type.name().equals(DotName.createSimple(RestResponse.class))) {
            type = type.asParameterizedType().arguments().getFirst();
        }
        return type.kind() == Type.Kind.VOID ? Optional.empty() : Optional.of(type);
    }

    /** The media type of what is answered. */
    String answers() {
        var produced = method.declaredAnnotation(Produces.class);
        return produced == null ? JSON : produced.value().asStringArray()[0];
    }

    /** Whether a creation tells where the new thing is; a ticket, say, is nowhere. */
    boolean hasLocation() {
        return method.returnType().name().equals(DotName.createSimple(RestResponse.class));
    }

    /** Whether what is answered has an entity tag: clients hand it back in one of these headers. */
    boolean isTagged() {
        return Stream.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)
                .anyMatch(header -> value(In.HEADER, header).isPresent());
    }

    /** The statuses of success, and those that the resource itself describes. */
    SortedSet<Integer> statuses() {
        var statuses = new TreeSet<Integer>();
        statuses.add(usualStatus());
        describedAnswers.forEach(answer ->
                statuses.add(Integer.parseInt(answer.value("responseCode").asString())));
        return statuses;
    }

    /** Whether the resource itself says something about the answer with a status. */
    boolean describes(int status) {
        return describedAnswers.stream()
                .anyMatch(answer -> answer.value("responseCode").asString().equals(String.valueOf(status)));
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

    private boolean hasBody() {
        return body().isPresent() || hasForm();
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
        if (hasPathParameters() || hasQueryParameters() || hasBody()) {
            codes.add(ProblemCode.MALFORMED_REQUEST);
        }
        if (hasQueryParameters()
                || hasBody()
                || !isPublic()) { // an administrator's reason is looked at wherever it is given
            codes.add(ProblemCode.VALIDATION_FAILED);
        }
        if (hasBody()) {
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
