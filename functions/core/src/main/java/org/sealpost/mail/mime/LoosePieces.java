package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A message taken apart wherever any program might: at each line that is a delimiter of some
/// boundary which a field names, begins like one, or is followed by fields of a part.
///
/// @param pieces each with its fields, an empty line and its octets; none where there is no line
///     that only others take for a delimiter
/// @param outside what stands before the first part and behind the last ones: shown by programs
///     that know no MIME
record LoosePieces(List<byte[]> pieces, List<byte[]> outside) {
  private static final Pattern PART_FIELD = Pattern.compile("(?i)content-[a-z-]+[ \\t]*:.*");

  /// Longer lines delimit nothing (RFC 2046 5.1.1 knows 70 characters).
  private static final int LONGEST = 1000;

  private static final int MOST = 1000;

  /// @param used the boundaries at which we took the message apart
  /// @param named those that fields name in any reading
  static LoosePieces of(byte[] message, Set<String> used, Set<String> named) {
    List<Integer> cuts = new ArrayList<>();
    Set<Integer> ends = new HashSet<>();
    Set<String> seen = new HashSet<>();
    boolean onlyOthers = false;
    boolean closed = false;
    for (int start = 0;
        start < message.length && cuts.size() < MOST;
        start = next(message, start)) {
      Optional<String> boundary = boundary(message, start);
      if (boundary.isEmpty()) {
        continue;
      }
      String asDelimiter = boundary.get().replaceFirst("--$", "");
      boolean isOurs = used.contains(asDelimiter) || used.contains(boundary.get());
      boolean isTheirs =
          named.contains(asDelimiter)
              || named.contains(boundary.get())
              || used.stream().anyMatch(asDelimiter::startsWith)
              || isFollowedByPart(message, next(message, start));
      if (isOurs || isTheirs) {
        cuts.add(start);
        // A boundary that goes on behind its end is one that others may go on reading.
        boolean isEnd = boundary.get().endsWith("--");
        onlyOthers |= !isOurs || (closed && !isEnd && seen.contains(asDelimiter + "--"));
        closed |= isEnd;
        if (isEnd && isOurs) {
          ends.add(start);
        }
        seen.add(boundary.get());
      }
    }
    return new LoosePieces(
        onlyOthers ? pieces(message, cuts) : List.of(),
        used.isEmpty() || cuts.isEmpty() ? List.of() : outside(message, cuts, ends));
  }

  private static List<byte[]> outside(byte[] message, List<Integer> cuts, Set<Integer> ends) {
    List<byte[]> outside = new ArrayList<>();
    int header = 0;
    while (header < cuts.getFirst() && !line(message, header).isEmpty()) {
      header = next(message, header);
    }
    outside.add(Arrays.copyOfRange(message, header, cuts.getFirst()));
    for (int index = 0; index < cuts.size(); index++) {
      int from = next(message, cuts.get(index));
      int to = index + 1 < cuts.size() ? cuts.get(index + 1) : message.length;
      if (ends.contains(cuts.get(index)) && from < to) {
        outside.add(Arrays.copyOfRange(message, from, to));
      }
    }
    return outside;
  }

  private static List<byte[]> pieces(byte[] message, List<Integer> cuts) {
    List<byte[]> pieces = new ArrayList<>();
    for (int index = 0; index < cuts.size(); index++) {
      int from = next(message, cuts.get(index));
      int to = index + 1 < cuts.size() ? cuts.get(index + 1) : message.length;
      if (from < to) {
        pieces.add(Arrays.copyOfRange(message, from, to));
      }
    }
    return pieces;
  }

  /// What a line that begins with two hyphens has behind them, without white space at its end.
  private static Optional<String> boundary(byte[] message, int start) {
    if (start + 2 >= message.length || message[start] != '-' || message[start + 1] != '-') {
      return Optional.empty();
    }
    String text = line(message, start + 2).stripTrailing();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static boolean isFollowedByPart(byte[] message, int start) {
    return start < message.length && PART_FIELD.matcher(line(message, start)).matches();
  }

  private static String line(byte[] message, int start) {
    int end = start;
    while (end < message.length && message[end] != '\n' && end - start < LONGEST) {
      end++;
    }
    return new String(message, start, end - start, ISO_8859_1).stripTrailing();
  }

  private static int next(byte[] message, int start) {
    int at = start;
    while (at < message.length && message[at] != '\n') {
      at++;
    }
    return at + 1;
  }
}
