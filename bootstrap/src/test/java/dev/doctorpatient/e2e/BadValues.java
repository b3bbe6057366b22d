package dev.doctorpatient.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What no well-behaved client sends where a schema asks for something else. */
final class BadValues {
    /** Stands in texts that are refused, so that an answer that repeats one is noticed. */
    static final String ECHO = "zq7echo";

    static final String NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

    private static final int VERY_LONG = 100_000;
    private static final int DEEP = 1_000;

    /**
     * A value as JSON.
     *
     * @param hopeless whether no service may take it for any text, number or the like
     */
    record Value(String what, String json, boolean hopeless) {}

    private static final Map<String, String> OF_TYPES = orderedMap(
            "number", "5",
            "string", "\"" + ECHO + "\"",
            "boolean", "true",
            "array", "[\"" + ECHO + "\"]",
            "object", "{\"x\":1}",
            "null", "null");

    /** Texts that nothing may take: they would be cut off, broken or unreadable somewhere. */
    private static final Map<String, String> BROKEN_TEXTS = orderedMap(
            "NUL", "\"a\\u0000" + ECHO + "\"",
            "a control character", "\"a\\u0007" + ECHO + "\"",
            "an escape sequence", "\"\\u001b[31m" + ECHO + "\"",
            "a raw control character", "\"a\u0001" + ECHO + "\"",
            "half a surrogate pair", "\"a\\ud83d" + ECHO + "\"",
            "the other half", "\"a\\ude00" + ECHO + "\"",
            "a reversed pair", "\"a\\ude00\\ud83d" + ECHO + "\"",
            "broken UTF-8", "\"a" + Wire.BROKEN_BYTES + ECHO + "\"",
            "a surrogate in UTF-8", "\"a" + Wire.SURROGATE_BYTES + ECHO + "\"");

    /** Texts that may be taken as they are. */
    private static final Map<String, String> ODD_TEXTS = orderedMap(
            "bidi override", "\"a\\u202e" + ECHO + "\"",
            "bidi isolate", "\"a\\u2066" + ECHO + "\"",
            "emoji", "\"\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\"",
            "combining characters", "\"a" + "\u0301".repeat(50) + "\"",
            "no character", "\"a\\uffff" + ECHO + "\"",
            "a line separator", "\"a\\u2028" + ECHO + "\"",
            "markup", "\"<script>" + ECHO + "</script>\"",
            "SQL", "\"' or 1=1; drop table users; -- %_\"",
            "placeholders", "\"${jndi:x} #{1+1} %s %n {0} \\\\ \"");

    private static final List<String> NO_UUIDS = List.of(
            ECHO,
            "",
            "1-1-1-1-1",
            "01890a5d-ac96-774b-bcce-b302099a805",
            "{01890a5d-ac96-774b-bcce-b302099a8057}",
            "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
            "01890a5dac96774bbcceb302099a8057",
            "01890a5d-ac96-774b-bcce-b302099a8057 ");

    private static final List<String> NO_DATES = List.of(
            "2026-02-30",
            "0000-00-00",
            "2025-02-29",
            "2026-13-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "-0001-01-01",
            "0000-01-01",
            "26-1-1",
            "9999-12-31",
            ECHO,
            "");

    private static final List<String> NO_INSTANTS = List.of(
            "2036-02-30T10:00:00Z",
            "0000-00-00T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59-18:00",
            "0001-01-01T00:00:00+18:00",
            "2036-01-01T10:00:00",
            "2036-01-01",
            "2036-12-31T23:59:60Z",
            "2036-01-01T24:00:00Z",
            "2036-01-01T10:00:00+99:00",
            "2036-01-01T10:00:00[Europe/Paris]",
            "2082749400",
            ECHO,
            "");

    private static final List<String> NO_TIMES = List.of("24:00", "25:61", "9:00", "-1:00", "09:00:00.5", "09:00Z", "");

    private static final List<String> NO_ADDRESSES = List.of(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://",
            "http:///x",
            "https://[::1",
            "https://exa mple.example",
            "//lake.example",
            "https://lake.example/" + "x".repeat(2_048));

    private static final List<String> NO_MAIL = List.of(
            "a",
            "@",
            "a@b@c.example",
            "a@b.example\\r\\nBcc: c@d.example",
            "a b@c.example",
            "x".repeat(250) + "@b.example");

    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "-0",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "1e400",
            "-1e400",
            "1e-400",
            "1e2",
            "5.5",
            "5.0",
            "\"5\"",
            "\"NaN\"",
            "NaN",
            "Infinity",
            "0x10",
            "007",
            "9".repeat(100));

    private BadValues() {}

    private static Map<String, String> orderedMap(String... namesAndValues) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    // --- In bodies

    /** Bad values for a place in a body. References in the schema have been followed. */
    static List<Value> of(JsonNode schema) {
        var types = typesOf(schema);
        var values = new ArrayList<Value>();
        OF_TYPES.forEach((type, json) -> {
            if (!types.contains(type) && !(type.equals("number") && types.contains("integer"))) {
                values.add(new Value("a " + type, json, false));
            }
        });
        if (types.contains("string")) {
            values.addAll(texts(schema));
        }
        if (types.contains("integer")) {
            NUMBERS.forEach(number -> values.add(new Value("the number", number, false)));
        }
        if (types.contains("boolean")) {
            Stream.of("\"true\"", "1", "0", "\"\"", "\"yes\"")
                    .forEach(json -> values.add(new Value("no boolean", json, false)));
        }
        if (types.contains("array")) {
            values.addAll(lists(schema));
        }
        if (types.contains("object")) {
            values.addAll(objects());
        }
        return values;
    }

    /** The types that a schema allows. */
    static Set<String> typesOf(JsonNode schema) {
        var types = new TreeSet<String>();
        if (schema.path("type").isTextual()) {
            types.add(schema.get("type").asText());
        }
        schema.path("type").forEach(type -> types.add(type.asText()));
        return types;
    }

    private static List<Value> texts(JsonNode schema) {
        var values = new ArrayList<Value>();
        values.add(new Value("an empty text", "\"\"", false));
        values.add(new Value("a blank text", "\" \\t\\u00a0\\u3000\"", false));
        values.add(new Value("a very long text", "\"" + ECHO + "x".repeat(VERY_LONG) + "\"", false));
        if (schema.has("maxLength")) {
            var longest = schema.get("maxLength").asInt();
            values.add(new Value("a text above maxLength", "\"" + "x".repeat(longest + 1) + "\"", false));
            values.add(new Value("emoji above maxLength", "\"" + "\uD83D\uDE00".repeat(longest + 1) + "\"", false));
        }
        BROKEN_TEXTS.forEach((what, json) -> values.add(new Value(what, json, true)));
        ODD_TEXTS.forEach((what, json) -> values.add(new Value(what, json, false)));
        if (schema.has("enum")) {
            var first = schema.get("enum").get(0).asText();
            values.addAll(quoted("no value of the enum", ECHO, first.toUpperCase(Locale.ROOT), first + " ", "0"));
        }
        values.addAll(
                switch (schema.path("format").asText()) {
                    case "uuid" ->
                        quoted(
                                "the id",
                                Stream.concat(
                                                NO_UUIDS.stream(),
                                                Stream.of(
                                                        NOBODY,
                                                        UUID.fromString(NOBODY)
                                                                .toString()
                                                                .toUpperCase(Locale.ROOT),
                                                        "00000000-0000-0000-0000-000000000000",
                                                        "ffffffff-ffff-ffff-ffff-ffffffffffff"))
                                        .toList());
                    case "date" -> quoted("the date", NO_DATES);
                    case "date-time" -> quoted("the instant", NO_INSTANTS);
                    case "uri" -> quoted("the address", NO_ADDRESSES);
                    case "email" -> quoted("the address", NO_MAIL);
                    default -> schema.has("pattern") ? quoted("the time", NO_TIMES) : List.<Value>of();
                });
        return values;
    }

    private static List<Value> quoted(String what, String... texts) {
        return quoted(what, List.of(texts));
    }

    private static List<Value> quoted(String what, Collection<String> texts) {
        return texts.stream()
                .map(text -> new Value(what + " " + text, "\"" + text + "\"", false))
                .toList();
    }

    private static List<Value> lists(JsonNode schema) {
        var values = new ArrayList<Value>();
        for (var json :
                List.of("[null]", "[5]", "[[]]", "[{}]", "[\"\"]", "[\"a\\u0000\"]", "[\"\\ud800\"]", "[true,5]")) {
            values.add(new Value("a list of", json, false));
        }
        values.add(new Value("the same twice", "[\"a\",\"a\"]", false));
        var most = schema.path("maxItems").asInt(1_000);
        values.add(new Value(
                "a long list",
                Stream.generate(() -> "\"a\"").limit(most + 1L).collect(Collectors.joining(",", "[", "]")),
                false));
        return values;
    }

    private static List<Value> objects() {
        return List.of(
                new Value("deep nesting", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP), true),
                new Value("a large object", "{\"a\":\"" + "x".repeat(17_000) + "\"}", true),
                new Value("a doubled key", "{\"a\":1,\"a\":2}", true),
                new Value("NUL inside", "{\"a\":\"\\u0000\"}", false),
                new Value("NUL in a name", "{\"a\\u0000\":1}", false),
                new Value("half a pair inside", "{\"a\":\"\\ud800\"}", false),
                new Value("half a pair in a name", "{\"\\ud800\":1}", false),
                new Value("a surrogate in UTF-8 inside", "{\"a\":\"" + Wire.SURROGATE_BYTES + "\"}", false),
                new Value("an endless number inside", "{\"a\":1e400}", false),
                new Value("a long number inside", "{\"a\":" + "9".repeat(60) + "}", false),
                new Value("an overlong number inside", "{\"a\":" + "9".repeat(200) + "}", true),
                new Value("a precise number inside", "{\"a\":0.1234567890123456789012345678901234567890}", false),
                new Value("an empty name", "{\"\":1}", false),
                new Value("a name of scripts", "{\"__proto__\":{\"x\":1},\"$where\":1}", false),
                new Value("a null inside", "{\"a\":null}", false));
    }

    // --- In bodies as a whole

    /** Bodies that are none, made from a good one. */
    static List<Value> bodies(String good) {
        var inside = good.substring(1, good.length() - 1);
        var more = inside.isBlank() ? "" : "," + inside;
        var first = inside.isBlank() ? "\"x\":1" : inside;
        return List.of(
                new Value("an array", "[]", true),
                new Value("a text", "\"x\"", true),
                new Value("a number", "5", true),
                new Value("true", "true", true),
                new Value("no JSON", ECHO, true),
                new Value("an array around it", "[" + good + "]", true),
                new Value("a body cut off", good.substring(0, good.length() - 1), true),
                new Value("trailing bytes", good + " x", true),
                new Value("a trailing NUL", good + "\u0000", true),
                new Value("two bodies", good + good, true),
                new Value("a doubled body", "{" + first + "," + first + "}", true),
                new Value("a trailing comma", "{" + first + ",}", true),
                new Value("a comment", "/* */" + good, true),
                new Value("single quotes", "{'x':1" + more + "}", true),
                new Value("an unknown field", "{\"nmae\":1" + more + "}", true),
                new Value("an unknown field of NUL", "{\"\\u0000\":1" + more + "}", true),
                new Value("an unknown field of half a pair", "{\"\\ud800\":1" + more + "}", true),
                new Value("an unknown field of bidi controls", "{\"\\u202e\":1" + more + "}", true),
                new Value("an unknown field without a name", "{\"\":1" + more + "}", true),
                new Value("an unknown field with a long name", "{\"" + "x".repeat(1_000) + "\":1" + more + "}", true),
                new Value("a field in camel case", "{\"nameOf\":1" + more + "}", true),
                new Value("a field of prototypes", "{\"__proto__\":{}" + more + "}", true),
                new Value("nested lists", "[".repeat(DEEP) + "]".repeat(DEEP), true),
                new Value("nested objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP), true),
                new Value("a list that never ends", "[".repeat(VERY_LONG), true),
                new Value("broken UTF-8", "{\"" + Wire.BROKEN_BYTES + "\":1" + more + "}", true),
                new Value(
                        "many unknown fields",
                        Stream.iterate(0, number -> number + 1)
                                .limit(10_000)
                                .map(number -> "\"f" + number + "\":1")
                                .collect(Collectors.joining(",", "{", "}")),
                        true));
    }

    // --- In addresses

    /** Bad values of a query parameter, encoded. */
    static List<String> ofQuery(String name, JsonNode schema) {
        var item = schema.has("items") ? schema.get("items") : schema;
        var values = new ArrayList<String>(List.of(
                "%00",
                "%ff", "%c3%28", "%ed%a0%80", "%E2%80%AE", "%07", "%20", "+", "", "%25", "%5f%25", "%27%22%5C", ","));
        values.add("x".repeat(3_000));
        values.add("x".repeat(10_000));
        values.add(encoded("\uD83D\uDE00".repeat(20)));
        values.add("[1]");
        if (item.has("enum")) {
            values.addAll(List.of(ECHO, ",,", item.get("enum").get(0).asText().toUpperCase(Locale.ROOT)));
        }
        if (item.path("format").asText().equals("uuid")) {
            NO_UUIDS.forEach(text -> values.add(encoded(text)));
            values.add(NOBODY);
        }
        if (typesOf(item).contains("integer")) {
            values.addAll(List.of(
                    ECHO,
                    "0",
                    "-1",
                    "201",
                    "100000000000000000000",
                    "2147483648",
                    "9223372036854775807",
                    "1e3",
                    "5.0",
                    "0x10",
                    "%205",
                    "NaN",
                    "%D9%A5",
                    "-9223372036854775808"));
        }
        if (name.equals("cursor")) {
            values.addAll(cursors());
        }
        if (name.equals("from") || name.equals("to")) {
            Stream.concat(NO_DATES.stream(), NO_INSTANTS.stream()).forEach(text -> values.add(encoded(text)));
            values.add("2036-01-01T10:00:00+05:30");
        }
        return values;
    }

    private static List<String> cursors() {
        return Stream.of(
                        ECHO,
                        ":",
                        "5:" + ECHO,
                        ":" + NOBODY,
                        "0:" + NOBODY,
                        "-1:" + NOBODY,
                        Long.MAX_VALUE + ":" + NOBODY,
                        Long.MIN_VALUE + ":" + NOBODY,
                        "99999999999999999999:" + NOBODY,
                        "253402300800000000:" + NOBODY,
                        "-62135596800000001:" + NOBODY,
                        "5:00000000-0000-0000-0000-000000000000",
                        "\u0000:\u0000")
                .flatMap(text -> Stream.of(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)), encoded(text)))
                .toList();
    }

    /** Bad values of a part of a path, encoded. */
    static List<String> ofPath() {
        var values = new ArrayList<String>(List.of(
                NOBODY,
                "00000000-0000-0000-0000-000000000000",
                "me",
                "%00",
                "%ff",
                "%c3%28",
                "%20",
                "%E2%80%AE",
                "%F0%9F%98%80",
                "..",
                "%2e%2e",
                ".",
                "*",
                "5",
                "-1",
                "{id}".replace("{", "%7B").replace("}", "%7D"),
                NOBODY + ";x=1",
                NOBODY + "%2f..",
                NOBODY + "%00",
                "x".repeat(2_000),
                "x".repeat(10_000)));
        NO_UUIDS.stream().filter(text -> !text.isEmpty()).forEach(text -> values.add(encoded(text)));
        return values;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
