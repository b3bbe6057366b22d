package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.Phrase.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows people where something was said, in the words in which it was said. */
final class Quotation {
    private static final int LONGEST = 200;
    private static final int MOST_AROUND = 40;
    private static final String GAP = " … ";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]++");

    private Quotation() {}

    /** Words of a statement. */
    record Place(SaidWords statement, Span span) {}

    /** A stretch of a text, in characters. */
    private record Piece(String text, int start, int end) {
        boolean meets(Piece other) {
            return text.equals(other.text) && start <= other.end && other.start <= end;
        }

        Piece and(Piece other) {
            return new Piece(text, Math.min(start, other.start), Math.max(end, other.end));
        }
    }

    /** The words at some places and a few around them; at most 200 characters. */
    static String of(List<Place> places) {
        var room = LONGEST / places.size() - GAP.length();
        var pieces = new ArrayList<Piece>();
        for (var place : places) {
            var piece = around(place, room);
            while (true) {
                var known = piece;
                var meeting = pieces.stream().filter(known::meets).findFirst();
                if (meeting.isEmpty()) {
                    break;
                }
                pieces.remove(meeting.get());
                piece = piece.and(meeting.get());
            }
            pieces.add(piece);
        }
        return pieces.stream().map(piece -> shown(piece, room * places.size())).collect(Collectors.joining(GAP));
    }

    private static Piece around(Place place, int room) {
        var words = place.statement().words();
        var first = place.span().start();
        var last = place.span().end() - 1;
        var start = words.get(first).start();
        var end = words.get(last).end();
        var around = Math.clamp((room - (end - start)) / 2L, 0, MOST_AROUND);
        while (first > 0 && words.get(first - 1).start() >= start - around) {
            first--;
        }
        while (last + 1 < words.size() && words.get(last + 1).end() <= end + around) {
            last++;
        }
        return new Piece(
                place.statement().text(),
                words.get(first).start(),
                words.get(last).end());
    }

    private static String shown(Piece piece, int most) {
        var line = BLANKS.matcher(piece.text().substring(piece.start(), piece.end()))
                .replaceAll(" ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
