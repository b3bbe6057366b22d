package dev.doctorpatient.persistence.file;

import dev.doctorpatient.domain.file.FileType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells text, and tables of comma-separated values, from everything else. Text is UTF-8 without control characters. */
final class PlainText {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final List<String> FOREIGN_BEGINNINGS = List.of("#!", "{\\rtf", "%!ps", "@echo");

    /** What a text may not begin with: markup, and not a number that is less than another. */
    private static final Pattern MARKUP = Pattern.compile("<[a-z!?/]", Pattern.CASE_INSENSITIVE);

    private final List<Columns> tables = List.of(new Columns(','), new Columns(';'));
    private final StringBuilder beginning = new StringBuilder();

    private PlainText() {}

    /** The type of a text; empty if it is none, or begins as what somebody might run or render. */
    static Optional<FileType> typeOf(InputStream bytes) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new BufferedReader(new InputStreamReader(bytes, decoder))) {
            return new PlainText().typeOf(reader);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private Optional<FileType> typeOf(BufferedReader reader) throws IOException {
        for (var read = reader.read(); read >= 0; read = reader.read()) {
            var character = (char) read;
            if (Character.isISOControl(character) && "\n\r\t\f".indexOf(character) < 0) {
                return Optional.empty();
            }
            remember(character);
            tables.forEach(table -> table.take(character));
        }
        var begins = beginning.toString();
        if (FOREIGN_BEGINNINGS.stream().anyMatch(begins.toLowerCase(Locale.ROOT)::startsWith)
                || MARKUP.matcher(begins).lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(tables.stream().anyMatch(Columns::areTable) ? FileType.CSV : FileType.TEXT);
    }

    /** The first characters that show something. */
    private void remember(char character) {
        var isLeading = beginning.isEmpty() && (Character.isWhitespace(character) || character == BYTE_ORDER_MARK);
        if (!isLeading && beginning.length() < 8) {
            beginning.append(character);
        }
    }

    /** Whether all lines have the same number of columns, and more than one (RFC 4180). A separator before a space is prose. */
    private static final class Columns {
        private final char separator;
        private boolean quoted;
        private boolean separated;
        private int inLine;
        private int inFirstLine;
        private int lines;
        private boolean even = true;
        private boolean emptyLine = true;

        Columns(char separator) {
            this.separator = separator;
        }

        void take(char character) {
            if (separated && character == ' ') {
                even = false;
            }
            separated = false;
            if (character == '"') {
                quoted = !quoted;
            }
            if (!quoted && character == separator) {
                inLine++;
                separated = true;
            }
            if (!quoted && character == '\n') {
                endLine();
            } else if (character != '\r') {
                emptyLine = false;
            }
        }

        boolean areTable() {
            endLine();
            return even && !quoted && lines > 1 && inFirstLine > 0;
        }

        private void endLine() {
            if (!emptyLine) {
                if (lines == 0) {
                    inFirstLine = inLine;
                }
                even &= inLine == inFirstLine;
                lines++;
            }
            inLine = 0;
            emptyLine = true;
        }
    }
}
