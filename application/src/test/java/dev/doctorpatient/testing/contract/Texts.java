package dev.doctorpatient.testing.contract;

import java.util.List;

/** Texts that stores have been known to change. */
final class Texts {
    /** A face that is two UTF-16 units and four bytes. */
    private static final String EMOJI = "\uD83E\uDE7A";

    private Texts() {}

    /** Those of the difficult texts that may be names. */
    static List<String> difficultNames() {
        return difficult(200).stream().filter(text -> !text.contains("\u202E")).toList();
    }

    /** All of them at most so many characters long; the last is exactly that long. */
    static List<String> difficult(int longest) {
        return List.of(
                "Fever \uD83E\uDD12, seen by \uD83D\uDC69\uD83C\uDFFD\u200D\u2695\uFE0F",
                "composed \u00E9, combined e\u0301, stacked Z\u0351\u036B\u0343",
                "\"double\" 'single' `back` \u201Etypographic\u201C",
                "back\\slash \\n \\u0000 \\\\ \\",
                "one\ntwo\r\nthree\rfour\n\n\tend\n",
                "  spaces around  ",
                "\u00A0no-break space\u2003em space\u2028line separator\uFEFF",
                "100% of _ and * ? ] [ ^ $ {x} ${x} :name ?1 #{x}",
                "'); drop table users; -- /* */",
                "<b>&amp;</b> {\"json\": null}",
                "\u0645\u0631\u062D\u0628\u0627 \u202Eright to left\u202C \u0928\u092E\u0938\u094D\u0924\u0947 \u4F60\u597D",
                "null",
                "0",
                EMOJI.repeat(longest));
    }
}
