package dev.doctorpatient.rest.shared;

import dev.doctorpatient.domain.shared.Invalid;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a closed set as they are written on the wire: in lower-case snake case. */
public final class WireNames {
    private WireNames() {}

    /** The name of a value. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value of a name.
     *
     * @throws Invalid naming the field, if there is no such value
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String field, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(name))
                .findFirst()
                .orElseThrow(() -> Invalid.field(field, "must be one of " + all(type)));
    }

    /** The value of a name, or null for none. */
    public static <E extends Enum<E>> @Nullable E parseOptional(Class<E> type, String field, @Nullable String name) {
        return name == null ? null : parse(type, field, name);
    }

    /** The values of names; each may be a list with commas, as filters are often written. */
    public static <E extends Enum<E>> Set<E> parseAll(Class<E> type, String field, Iterable<String> names) {
        var result = EnumSet.noneOf(type);
        for (var list : names) {
            for (var name : list.split(",", -1)) {
                result.add(parse(type, field, name));
            }
        }
        return result;
    }

    private static <E extends Enum<E>> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(WireNames::of).collect(Collectors.joining(", "));
    }
}
