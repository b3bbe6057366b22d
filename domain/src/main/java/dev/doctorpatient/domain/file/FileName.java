package dev.doctorpatient.domain.file;

import dev.doctorpatient.domain.shared.Invalid;

/**
 * What a document is called, at most {@value #LONGEST} characters. It is shown to people and decides nothing: neither where a
 * document is kept nor what it is.
 */
public record FileName(String value) {
    private static final int LONGEST = 120;

    /** The longest ending that is kept when a name is cut, its dot included. */
    private static final int LONGEST_ENDING = 16;

    /** Checks that it is a name as {@link #cleaned} makes it. */
    public FileName {
        if (value.isEmpty() || length(value) > LONGEST || !value.codePoints().allMatch(FileName::isShown)) {
            throw new IllegalArgumentException("not a cleaned file name");
        }
    }

    /**
     * Makes a name of what a client sent: the last part of a path, without characters that show nothing or turn the direction of
     * writing, cut to the longest length but for its ending.
     *
     * @param field the name by which the client knows it
     * @throws Invalid naming the field, if nothing is left
     */
    public static FileName cleaned(String field, String sent) {
        var shown = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(FileName::isShown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var name = shortened(shown.strip());
        if (name.isEmpty() || name.chars().allMatch(character -> character == '.')) {
            throw Invalid.field(field, "must be the name of a file");
        }
        return new FileName(name);
    }

    private static String shortened(String name) {
        if (length(name) <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && length(name.substring(dot)) <= LONGEST_ENDING ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - length(ending)))
                        .stripTrailing()
                + ending;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE, // half of a pair
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != '/' && character != '\\' && !turnsDirection(character);
        };
    }

    private static boolean turnsDirection(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    /** A name may tell what somebody suffers from, so it stays out of logs. */
    @Override
    public String toString() {
        return "FileName[…]";
    }
}
