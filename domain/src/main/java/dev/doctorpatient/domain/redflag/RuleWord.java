package dev.doctorpatient.domain.redflag;

import java.util.Set;

/**
 * A word that a rule asks for. Longer ones are found with a slip of the fingers in them, too: the longer, the more kinds of slips, because the
 * less likely it is that they make another word.
 *
 * @param text as words of statements are compared
 * @param stem whether the word may go on
 */
record RuleWord(String text, boolean stem) {
    /** From how many letters on two letters may have changed places, one be missing or too many, and one be another. */
    private static final int SWAPPED = 4;

    private static final int MISSING = 5;
    private static final int ANOTHER = 6;

    /**
     * Whether a word is this one.
     *
     * @param spelledSo words that are themselves, and nobody's slip
     */
    boolean matches(String word, Set<String> spelledSo) {
        return stem ? word.startsWith(text) || isSlipOfStem(word, spelledSo) : isSame(word, spelledSo);
    }

    private boolean isSame(String word, Set<String> spelledSo) {
        return word.equals(text) || (!spelledSo.contains(word) && isSlip(word));
    }

    private boolean isSlipOfStem(String word, Set<String> spelledSo) {
        if (spelledSo.contains(word)) {
            return false;
        }
        for (var length = text.length() - 1; length <= text.length() + 1; length++) {
            if (length <= word.length() && isSlip(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** Nobody mistypes the first letter without noticing, nor a number. */
    private boolean isSlip(String word) {
        if (text.length() < SWAPPED
                || Math.abs(word.length() - text.length()) > 1
                || word.isEmpty()
                || word.charAt(0) != text.charAt(0)
                || Character.isDigit(word.charAt(0))) {
            return false;
        }
        var same = 0;
        while (same < Math.min(word.length(), text.length()) && word.charAt(same) == text.charAt(same)) {
            same++;
        }
        if (word.length() == text.length()) {
            return (same + 1 < text.length()
                            && word.charAt(same) == text.charAt(same + 1)
                            && word.charAt(same + 1) == text.charAt(same)
                            && endsAlike(word, same + 2, same + 2))
                    || (text.length() >= ANOTHER && endsAlike(word, same + 1, same + 1));
        }
        return text.length() >= MISSING
                && (word.length() > text.length() ? endsAlike(word, same + 1, same) : endsAlike(word, same, same + 1));
    }

    private boolean endsAlike(String word, int wordFrom, int textFrom) {
        return word.substring(Math.min(wordFrom, word.length()))
                .equals(text.substring(Math.min(textFrom, text.length())));
    }
}
