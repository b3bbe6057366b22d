package dev.doctorpatient.e2e;

import static dev.doctorpatient.e2e.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doctorpatient.e2e.BadValues.Value;
import dev.doctorpatient.e2e.PublishedApi.Operation;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sends every operation of the document what no well-behaved client sends. Whatever it is, the answer is one that the document
 * foresees, it is never a failure, it tells nothing of the service's insides, and what was refused has changed nothing.
 *
 * <p>The requests are the same in every run. {@code -Dfuzz.seed=…} makes others, {@code -Dfuzz.requests=…} makes more of each operation.
 */
@QuarkusTest
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 7491);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 80);
    private static final int REQUESTS_THAT_HASH = 12;
    private static final int REFUSED_BEFORE_A_LOOK = 8;
    private static final int SEVERAL_AT_ONCE = 12;
    private static final int MOST_FAULTS_SHOWN = 40;

    /** What the protocol may answer to a request of any operation, and no document lists. */
    private static final Set<Integer> OF_THE_PROTOCOL = Set.of(400, 405, 406, 413, 414, 415, 422, 431);

    /** What an administrator could lock out with, also themselves; it is sent in wrong forms only. */
    private static final Set<String> NEVER_RIGHT = Set.of("role", "is_active", "profile_id");

    private static final Set<String> SECRETS = Set.of("password", "current_password", "new_password", "refresh_token");
    private static final Pattern PATH_PARAMETER = Pattern.compile("([^/]+)/\\{[^}]*}");
    private static final String NOTHING = "";
    /** File names are cleaned and not refused: the person who uploads often did not choose them. */
    private static final String CLEANED_FIELD = "file_name: ";

    private static final String PARTS = "multipart/form-data";
    private static final String PART = String.join(
            "\r\n",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"",
            "Content-Type: text/plain",
            "",
            "Hello",
            "");

    private enum Hope {
        NONE,
        ANY,
        AS_THE_GOOD_ONE
    }

    /**
     * A request that is wrong in some way.
     *
     * @param hope whether it may be taken after all
     */
    private record Attempt(String what, Wire.Request request, Hope hope) {}

    /** How a good request of somebody's was answered. */
    private record Tried(String who, int status) {
        /** From the place where most can go wrong. */
        int distance() {
            return status < 300 ? 0 : Map.of(409, 1, 422, 2, 404, 3).getOrDefault(status, 4);
        }
    }

    private final Clinic clinic = Clinic.here();
    private final Random random = new Random(SEED);
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();
    private int requests;

    private @Nullable Wire wire;
    private List<String> before = List.of();

    @BeforeEach
    void open() {
        wire = new Wire(URI.create(clinic.address("http")));
    }

    @AfterEach
    void close() {
        wire().close();
    }

    private Wire wire() {
        return Objects.requireNonNull(wire);
    }

    private PublishedApi api() {
        return PublishedApi.at(clinic.address("http"));
    }

    // --- Who asks, and for what

    private void fillTheClinic() {
        var email = clinic.newEmail();
        clinic.administrator()
                .post(
                        "/auth/signup",
                        json("email", email, "password", Person.PASSWORD, "name", "Another", "role", "admin"))
                .created();
        var administrator = Person.signIn(clinic, email, Person.PASSWORD);
        var doctor = clinic.newDoctor();
        var patient = clinic.newPatient();
        people.put("administrator", administrator);
        people.put("doctor", doctor);
        people.put("patient", patient);
        var hospital = clinic.hospitalOnFile();
        var child = clinic.patientOnFile();
        var assignment = clinic.assign(doctor.profileId(), child);
        var chat = assignment.text("chat_id");
        known.put("user", patient.userId());
        known.put("hospital", hospital);
        known.put("doctor", doctor.profileId());
        known.put("patient", child);
        known.put("chat", chat);
        known.put("doctor-patient", assignment.id());
        known.put(
                "hospital-doctor",
                clinic.affiliate(hospital, doctor.profileId()).id());
        known.put("hospital-patient", clinic.register(hospital, child).id());
        known.put("user-patient", clinic.relate(patient, child, "child"));
        known.put(
                "message",
                patient.post("/messages", json("chat_id", chat, "message", "It hurts"))
                        .created()
                        .id());
        var entry = doctor.post(
                        "/patients/" + child + "/case-history",
                        json(
                                "summary",
                                "A cough",
                                "documents",
                                List.of(json("file_name", "a.txt", "content_base64", "SGVsbG8="))))
                .created();
        known.put("case-history", entry.id());
        known.put("document", entry.body().at("/documents/0/id").asText());
        known.put(
                "suggestion",
                doctor.post("/suggestions", json("problem", "A cough", "description", "Drink"))
                        .created()
                        .id());
    }

    /** What is used up by whoever asks for it is made anew for every operation. */
    private void refill(Operation operation) {
        if (operation.path().contains("/appointments")) {
            // Hours that were tried out before are none for a booking.
            person("administrator")
                    .put("/doctors/" + known("doctor") + "/availability", json("weekly", null, "exceptions", null))
                    .ok();
            person("administrator")
                    .put("/doctors/" + known("doctor"), json("shift_time_start", null, "shift_time_end", null))
                    .ok();
            known.put(
                    "appointment",
                    clinic.book(person("administrator"), known("doctor"), known("patient"), clinic.newSlot())
                            .id());
        }
        if (operation.path().contains("/ai/")) {
            known.put(
                    "session",
                    person("patient")
                            .post("/ai/sessions", json("chat_id", known("chat")))
                            .created()
                            .id());
        }
        if (operation.path().contains("/notifications")) {
            known.put(
                    "notification",
                    person("patient").get("/notifications").each("id").getFirst());
        }
    }

    private Person person(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    private String known(String kind) {
        return known.getOrDefault(kind, BadValues.NOBODY);
    }

    /** The path with the ids of things that exist; what is to be deleted does not, because others still need it. */
    private String pathOf(Operation operation) {
        return PATH_PARAMETER
                .matcher(operation.path())
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) + "/" + idAfter(operation, part.group(1))));
    }

    private String idAfter(Operation operation, String segment) {
        return operation.method().equals("DELETE")
                ? BadValues.NOBODY
                : known(segment.replaceFirst("ies$", "y").replaceFirst("s$", ""));
    }

    /** The fields of a good body, as JSON. */
    private Map<String, String> goodFields(Operation operation) {
        var fields = new LinkedHashMap<String, String>();
        var media = operation.content().at("/requestBody/content").path("application/json");
        PublishedApi.examplesOf(media).stream().limit(1).forEach(example -> example.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        goodValue(field.getKey(), field.getValue().toString()))));
        if (operation.path().contains("/users")) {
            fields.keySet().removeAll(NEVER_RIGHT);
        }
        fields.keySet().removeIf(field -> field.endsWith("_session_id")); // it would have to be over
        return fields;
    }

    private String goodValue(String field, String example) {
        return switch (field) {
            case "email" -> "\"" + clinic.newEmail() + "\"";
            case "time_slot" -> "\"" + clinic.newSlot() + "\"";
            case "client_message_id" -> "\"fuzz-" + clinic.next() + "\"";
            case "sender_id" -> "\"" + known("doctor") + "\"";
            case "receiver_id" -> "\"" + known("patient") + "\"";
            case "up_to_seq" -> "1";
            case "role" -> "\"doctor\"";
            default -> {
                var kind = field.replaceFirst("_id$", "");
                yield field.endsWith("_id") && known.containsKey(kind) ? "\"" + known(kind) + "\"" : example;
            }
        };
    }

    private static String body(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Wire.Request good(Operation operation) {
        var content = operation.content().at("/requestBody/content");
        if (content.has("application/json")) {
            return withJson(operation, body(goodFields(operation)));
        }
        if (content.has(PARTS)) {
            return new Wire.Request(
                    operation.method(),
                    pathOf(operation),
                    List.of("Content-Type: " + PARTS + "; boundary=x"),
                    Wire.bytes("--x\r\n" + PART + "--x--\r\n"));
        }
        return new Wire.Request(operation.method(), pathOf(operation), List.of(), NOTHING);
    }

    private Wire.Request withJson(Operation operation, String body) {
        return new Wire.Request(
                operation.method(), pathOf(operation), List.of("Content-Type: application/json"), Wire.bytes(body));
    }

    // --- What is asked

    private List<Attempt> attempts(Operation operation) {
        var attempts = new ArrayList<Attempt>();
        var content = operation.content().at("/requestBody/content");
        if (content.has("application/json")) {
            addBodies(operation, attempts);
        }
        if (content.has(PARTS)) {
            addParts(operation, attempts);
        }
        if (content.isObject()) {
            addMediaTypes(operation, attempts);
        }
        for (var parameter : operation.content().path("parameters")) {
            addParameter(operation, api().resolved(parameter), attempts);
        }
        addPaths(operation, attempts);
        addHeaders(operation, attempts);
        addMethods(operation, attempts);
        return attempts;
    }

    private void addBodies(Operation operation, List<Attempt> attempts) {
        Consumer<Value> add = value -> attempts.add(
                new Attempt(value.what(), withJson(operation, value.json()), value.hopeless() ? Hope.NONE : Hope.ANY));
        var isRequired = operation.content().at("/requestBody/required").asBoolean();
        add.accept(new Value("nothing", "", isRequired));
        add.accept(new Value("blanks", " \n", isRequired));
        add.accept(new Value("null", "null", isRequired));
        BadValues.bodies(body(goodFields(operation))).forEach(add);
        add.accept(new Value("a byte order mark", "\uFEFF" + body(goodFields(operation)), false));
        var fields = badFields(operation);
        fields.forEach((field, values) -> values.forEach(value -> add.accept(new Value(
                field + ": " + value.what(),
                bodyWith(operation, Map.of(field, value)),
                value.hopeless() && !SECRETS.contains(field) && !value.what().startsWith(CLEANED_FIELD)))));
        var several = new ArrayList<>(fields.entrySet());
        for (var i = 0; i < SEVERAL_AT_ONCE && several.size() > 1; i++) {
            Collections.shuffle(several, random);
            var chosen = new LinkedHashMap<String, Value>();
            several.subList(0, Math.min(several.size(), 2 + random.nextInt(3)))
                    .forEach(field -> chosen.put(field.getKey(), anyOf(field.getValue())));
            add.accept(new Value(
                    chosen.entrySet().stream()
                            .map(field ->
                                    field.getKey() + ": " + field.getValue().what())
                            .collect(Collectors.joining("; ")),
                    bodyWith(operation, chosen),
                    false));
        }
    }

    private Value anyOf(List<Value> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String bodyWith(Operation operation, Map<String, Value> changes) {
        var fields = goodFields(operation);
        changes.forEach((field, value) -> fields.put(field, value.json()));
        return body(fields);
    }

    /** Bad values of every field, also of the fields inside a field. */
    private Map<String, List<Value>> badFields(Operation operation) {
        var schema = api().resolved(operation
                .content()
                .at("/requestBody/content")
                .path("application/json")
                .path("schema"));
        var bad = new LinkedHashMap<String, List<Value>>();
        schema.path("properties").properties().forEach(field -> bad.put(field.getKey(), badValues(field.getValue())));
        return bad;
    }

    private List<Value> badValues(JsonNode written) {
        var schema = meant(written);
        var values = new ArrayList<>(BadValues.of(schema));
        var item = meant(schema.path("items"));
        var inner = schema.has("properties") ? schema : item;
        inner.path("properties").properties().forEach(field -> BadValues.of(meant(field.getValue()))
                .forEach(value -> {
                    var object = new LinkedHashMap<String, String>();
                    inner.path("properties")
                            .properties()
                            .forEach(other -> object.put(
                                    other.getKey(),
                                    other.getValue().path("examples").path(0).toString()));
                    object.put(field.getKey(), value.json());
                    var json = body(object);
                    values.add(new Value(
                            field.getKey() + ": " + value.what(),
                            schema.has("items") ? "[" + json + "]" : json,
                            value.hopeless()));
                }));
        return values;
    }

    /** What a schema refers to, alone or besides null. */
    private JsonNode meant(JsonNode schema) {
        for (var choice : schema.path("anyOf")) {
            if (choice.has("$ref")) {
                return api().resolved(choice);
            }
        }
        return api().resolved(schema);
    }

    private void addParts(Operation operation, List<Attempt> attempts) {
        var path = pathOf(operation);
        var whole = "--x\r\n" + PART + "--x--\r\n";
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("nothing", "");
        bodies.put("no parts", "--x--\r\n");
        bodies.put("another boundary", whole.replace("--x", "--y"));
        bodies.put("an end cut off", "--x\r\n" + PART);
        bodies.put("a head cut off", "--x\r\nContent-Disposition: form-da");
        bodies.put("a part without a name", whole.replace("name=\"file\"; ", ""));
        bodies.put("a part of another name", whole.replace("\"file\"", "\"flie\""));
        bodies.put("a name of NUL", whole.replace("a.txt", "a\u0000.txt"));
        bodies.put("a path as a name", whole.replace("a.txt", "../../etc/passwd"));
        bodies.put("a name of broken bytes", whole.replace("a.txt", "a" + Wire.BROKEN_BYTES + ".txt"));
        bodies.put("a long name", whole.replace("a.txt", "a".repeat(3_000) + ".txt"));
        bodies.put("a text where a file belongs", whole.replace("; filename=\"a.txt\"", ""));
        bodies.put("a broken content type", whole.replace("text/plain", ";;/"));
        bodies.put("no JSON", BadValues.ECHO);
        bodies.forEach((what, body) -> attempts.add(new Attempt(
                "multipart: " + what,
                new Wire.Request(
                        operation.method(),
                        path,
                        List.of("Content-Type: multipart/form-data; boundary=x"),
                        Wire.bytes(body)),
                Hope.ANY)));
        for (var type :
                List.of("multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x")) {
            attempts.add(new Attempt(
                    "multipart as " + type,
                    new Wire.Request(operation.method(), path, List.of("Content-Type: " + type), Wire.bytes(whole)),
                    Hope.ANY));
        }
    }

    private void addMediaTypes(Operation operation, List<Attempt> attempts) {
        var body = body(goodFields(operation));
        var plain = Wire.bytes(body);
        Consumer<Attempt> add = attempts::add;
        for (var type : List.of(
                "application/xml",
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "multipart/form-data",
                "application",
                ";;;",
                "")) {
            add.accept(withHeader(operation, "Content-Type: " + type, plain, Hope.NONE));
        }
        for (var type : List.of("application/json; charset=nonsense", "application/json;;;", "*/*", "application/*")) {
            add.accept(withHeader(operation, "Content-Type: " + type, plain, Hope.ANY));
        }
        add.accept(new Attempt(
                "no Content-Type",
                new Wire.Request(operation.method(), pathOf(operation), List.of(), plain),
                Hope.ANY));
        add.accept(withHeader(
                operation,
                "Content-Type: application/json; charset=utf-16",
                Wire.bytes(body.getBytes(StandardCharsets.UTF_16)),
                Hope.ANY));
        add.accept(withHeader(
                operation,
                "Content-Type: application/json",
                Wire.bytes(body.getBytes(StandardCharsets.UTF_16LE)),
                Hope.ANY));
        add.accept(new Attempt(
                "a compressed body",
                new Wire.Request(
                        operation.method(),
                        pathOf(operation),
                        List.of("Content-Type: application/json", "Content-Encoding: gzip"),
                        compressed(body)),
                Hope.ANY));
    }

    private Attempt withHeader(Operation operation, String header, String body, Hope hope) {
        return new Attempt(
                header, new Wire.Request(operation.method(), pathOf(operation), List.of(header), body), hope);
    }

    private static String compressed(String body) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Wire.bytes(bytes.toByteArray());
    }

    private void addParameter(Operation operation, JsonNode parameter, List<Attempt> attempts) {
        var name = parameter.path("name").asText();
        switch (parameter.path("in").asText()) {
            case "query" -> {
                BadValues.ofQuery(name, parameter.path("schema"))
                        .forEach(value -> attempts.add(withQuery(operation, name + "=" + value)));
                attempts.add(withQuery(operation, name + "=1&" + name + "=2"));
                attempts.add(withQuery(operation, name));
                attempts.add(withQuery(operation, name + "[]=1"));
            }
            case "path" -> {
                for (var value : BadValues.ofPath()) {
                    attempts.add(withPath(operation, name, value));
                }
                // Of another kind: the right one is not to be deleted.
                Stream.of("chat", "user", "doctor", "hospital")
                        .filter(kind -> !operation.path().contains("/" + kind + "s/{"))
                        .forEach(kind -> attempts.add(withPath(operation, name, known(kind))));
            }
            default -> {
                for (var value : List.of(
                        "",
                        "short",
                        " ".repeat(20),
                        "x".repeat(201),
                        "x".repeat(8_000),
                        "\u00ff".repeat(20),
                        "\u202e".repeat(20),
                        "a\tb".repeat(10),
                        "=?utf-8?Q?abcdefghijk?=")) {
                    attempts.add(withHeaders(operation, Hope.ANY, name + ": " + value));
                }
                attempts.add(withHeaders(operation, Hope.ANY, name + ": for the patient", name + ": for the doctor"));
            }
        }
    }

    private Attempt withQuery(Operation operation, String query) {
        return at(operation, pathOf(operation) + "?" + query, "the query", Hope.ANY);
    }

    private Attempt withPath(Operation operation, String parameter, String value) {
        var path = operation.path().replace("{" + parameter + "}", "\u0000");
        var filled = PATH_PARAMETER
                .matcher(path)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) + "/" + idAfter(operation, part.group(1))));
        return at(operation, filled.replace("\u0000", value), "the path", Hope.ANY);
    }

    /** The good request at another address. */
    private Attempt at(Operation operation, String target, String what, Hope hope) {
        var good = good(operation);
        return new Attempt(what, new Wire.Request(good.method(), target, good.headers(), good.body()), hope);
    }

    private Attempt withHeaders(Operation operation, Hope hope, String... headers) {
        var good = good(operation);
        return new Attempt(
                "the header",
                new Wire.Request(
                        good.method(),
                        good.target(),
                        Stream.concat(good.headers().stream(), Stream.of(headers))
                                .toList(),
                        good.body()),
                hope);
    }

    private void addPaths(Operation operation, List<Attempt> attempts) {
        var path = pathOf(operation);
        var last = path.substring(path.lastIndexOf('/'));
        var parent = path.substring(0, path.lastIndexOf('/'));
        for (var odd : List.of(
                path + ";x=1",
                parent + ";x=1" + last,
                path + "%3bx",
                parent + "%2f" + last.substring(1),
                parent + "%5c" + last.substring(1),
                parent + "/" + last,
                "/" + path,
                parent + "/x/.." + last,
                parent + "/." + last,
                parent + "/%2e" + last,
                path + "/..",
                path + "%00",
                parent + "%2500" + last)) {
            attempts.add(at(operation, odd, "the path", Hope.NONE));
        }
        for (var odd : List.of(
                path + "/",
                path + "/x",
                path + ".json",
                path + "%20",
                path + "%ff",
                path.toUpperCase(Locale.ROOT),
                parent + last.toUpperCase(Locale.ROOT),
                path + "/" + "x".repeat(2_000),
                path + "#x",
                path + "??",
                path + "?&&=&=%00",
                path + "?_method=DELETE",
                path + "?" + "a=1&".repeat(900))) {
            attempts.add(at(operation, odd, "the path", Hope.ANY));
        }
    }

    private void addHeaders(Operation operation, List<Attempt> attempts) {
        var isRead = operation.method().equals("GET");
        for (var name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            attempts.add(withHeaders(operation, isRead ? Hope.AS_THE_GOOD_ONE : Hope.ANY, name + ": DELETE"));
        }
        for (var header : List.of(
                "Range: bytes=5-2",
                "Range: bytes=0-99999999999999999999",
                "Range: " + BadValues.ECHO,
                "If-Match: " + BadValues.ECHO,
                "If-None-Match: *",
                "If-Modified-Since: yesterday",
                "Accept: application/xml",
                "Accept: ;;/",
                "Accept: application/json;q=x",
                "Accept-Language: ;;q=x",
                "Accept-Encoding: gzip;q=x",
                "Cookie: a=b; " + BadValues.ECHO + "=%00",
                "Expect: nothing",
                "Idempotency-Key: " + "x".repeat(5_000),
                "X-Break-Glass: \u00ff\u202e",
                "X-Forwarded-For: " + BadValues.ECHO,
                "Forwarded: for=\"_x\";;;",
                "Connection: X-Request-Id",
                "X-Request-Id: " + BadValues.ECHO,
                "Content-Encoding: gzip",
                "X-Large: " + "x".repeat(20_000))) {
            attempts.add(withHeaders(operation, Hope.ANY, header));
        }
        for (var credential : List.of(
                "Bearer",
                "Bearer ",
                "Bearer x.y.z",
                "Bearer " + BadValues.ECHO,
                "Basic YTpi",
                "Bearer \u00ff\u00fe",
                "x",
                "Bearer " + "a".repeat(9_000),
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")) {
            attempts.add(withHeaders(operation, Hope.ANY, "Authorization: " + credential));
        }
    }

    private void addMethods(Operation operation, List<Attempt> attempts) {
        var good = good(operation);
        for (var method : List.of("PATCH", "TRACE", "PROPFIND", "get", "DELETED", "X".repeat(300))) {
            attempts.add(new Attempt(
                    "the method", new Wire.Request(method, good.target(), good.headers(), good.body()), Hope.NONE));
        }
        for (var method : List.of("HEAD", "OPTIONS")) {
            attempts.add(
                    new Attempt("the method", new Wire.Request(method, good.target(), List.of(), NOTHING), Hope.ANY));
        }
    }

    // --- What is answered

    @Test
    void everyOperationSurvivesWhateverIsSentToIt() {
        fillTheClinic();

        api().operations().stream()
                .filter(operation -> operation.path().startsWith(Clinic.BASE_PATH))
                .forEach(this::tryOut);
        assertThat(faults.stream().limit(MOST_FAULTS_SHOWN))
                .as(faults.size() + " faults in " + requests + " requests; seed " + SEED)
                .isEmpty();
    }

    private void tryOut(Operation operation) {
        refill(operation);
        var tried = people.keySet().stream()
                .map(who -> new Tried(who, send(operation, who, good(operation)).status()))
                .sorted(Comparator.comparing(Tried::distance))
                .toList();
        var others = new ArrayList<>(tried.subList(1, tried.size()));
        others.add(new Tried("anybody", 401));
        var attempts = attempts(operation);
        Collections.shuffle(attempts, random);
        before = state(operation);
        var hashes = 0;
        var count = 0;
        for (var attempt : attempts) {
            if (mayHash(operation, attempt) && hashes++ >= REQUESTS_THAT_HASH) {
                continue;
            }
            if (count++ >= REQUESTS) {
                break;
            }
            judged(operation, tried.getFirst(), attempt);
            if (count % 5 == 0 && !mayHash(operation, attempt)) {
                judged(operation, others.get(random.nextInt(others.size())), attempt);
            }
        }
        look(operation);
    }

    /** Whether a request may get as far as to a password, whose hash takes its time. */
    private boolean mayHash(Operation operation, Attempt attempt) {
        return operation.content().at("/requestBody/content").toString().contains("password")
                && attempt.hope() != Hope.NONE;
    }

    private Wire.Reply send(Operation operation, String who, Wire.Request request) {
        requests++;
        var headers = new ArrayList<String>();
        var person = people.get(who);
        if (person != null && request.headers().stream().noneMatch(header -> header.startsWith("Authorization"))) {
            headers.add("Authorization: Bearer " + person.accessToken());
        }
        headers.addAll(request.headers());
        try {
            return wire().send(new Wire.Request(request.method(), request.target(), headers, request.body()));
        } catch (IOException failure) {
            return new Wire.Reply(0, Map.of(), failure + " in " + operation.name());
        }
    }

    private void judged(Operation operation, Tried good, Attempt attempt) {
        var who = good.who();
        var reply = send(operation, who, attempt.request());
        var described = operation.name() + " by " + who + ", " + attempt.what() + "\n" + attempt.request() + "\n-> "
                + reply.status() + " "
                + reply.text().substring(0, Math.min(300, reply.text().length()));
        try {
            judge(attempt, reply, good.status());
        } catch (AssertionError fault) {
            faults.add(described + "\n"
                    + String.valueOf(fault.getMessage()).lines().limit(6).collect(Collectors.joining("\n")));
        }
        if (operation.method().equals("GET") && attempt.request().method().equals("GET")) {
            return;
        }
        if (reply.status() < 300) {
            refused.clear();
            before = state(operation);
            return;
        }
        refused.add(described);
        if (refused.size() >= REFUSED_BEFORE_A_LOOK) {
            look(operation);
        }
    }

    /** Nothing is different since the last request that was taken. */
    private void look(Operation operation) {
        var after = state(operation);
        if (!after.equals(before)) {
            faults.add("one of these was refused and changed something:\n" + String.join("\n", refused) + "\n"
                    + difference(before, after));
        }
        before = after;
        refused.clear();
    }

    private static String difference(List<String> before, List<String> after) {
        return IntStream.range(0, before.size())
                .filter(index -> !before.get(index).equals(after.get(index)))
                .mapToObj(index -> before.get(index) + "\n" + after.get(index))
                .collect(Collectors.joining("\n"));
    }

    private void judge(Attempt attempt, Wire.Reply reply, int goodStatus) {
        var request = attempt.request();
        assertThat(reply.status()).as("the status").isBetween(200, 499);
        if (attempt.hope() == Hope.NONE) {
            assertThat(reply.status()).as("the status").isBetween(400, 499);
        }
        if (attempt.hope() == Hope.AS_THE_GOOD_ONE && goodStatus < 300) {
            assertThat(reply.status()).as("the status").isEqualTo(goodStatus);
        }
        if (request.method().equals("HEAD") || request.method().equals("OPTIONS")) {
            assertThat(reply.text()).as("the body").isEmpty();
            return;
        }
        if (reply.status() >= 400) {
            var code = Json.read(reply.text()).path("code").asText();
            new Answer(request.toString(), reply).refused(reply.status(), code);
            assertThat(reply.text()).as("an answer that repeats nothing").doesNotContain(BadValues.ECHO);
        }
        var path = request.path().replaceFirst("(?<=.)/$", "");
        if (!OF_THE_PROTOCOL.contains(reply.status()) || api().foresees(request.method(), path, reply.status())) {
            api().check(
                            request.method(),
                            path,
                            reply.status() < 300 ? sent(request) : "",
                            reply.status(),
                            reply.contentType(),
                            List.copyOf(reply.headers().keySet()),
                            reply.text());
        }
    }

    /** The body that was taken, if the schema of the document can judge it. */
    private static String sent(Wire.Request request) {
        var text = request.read();
        return text.startsWith("{") && text.indexOf('\u0000') < 0 ? text : "";
    }

    // --- What is there

    /** What the lists show that an operation writes into, and what its object looks like. */
    private List<String> state(Operation operation) {
        var root = operation.path().substring(Clinic.BASE_PATH.length() + 1).split("/", 2)[0];
        var reads = api().operations().stream()
                .filter(read -> read.method().equals("GET") && read.path().startsWith(Clinic.BASE_PATH))
                .filter(read -> !read.path().matches(".*/(access-log|audit-events)$"))
                .toList();
        var own = reads.stream()
                .filter(read -> read.path().startsWith(Clinic.BASE_PATH + "/" + root))
                .toList();
        return (own.isEmpty() ? reads.stream().filter(read -> !read.path().contains("{")) : own.stream())
                .map(read -> seen(read))
                .toList();
    }

    private String seen(Operation read) {
        var target = pathOf(read) + "?limit=5";
        for (var who : people.keySet()) {
            var reply = send(read, who, new Wire.Request("GET", target, List.of(), NOTHING));
            if (reply.status() == 200) {
                return target + " " + reply.text();
            }
        }
        return target;
    }
}
