package org.sealpost.mail.mime;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;

/// Addresses as people type them into a form, or paste them out of a mail program: parted by
/// commas, semicolons or line ends, each with or without a name. Names are dropped: they are not
/// the reader's to give, and prove nothing.
public sealed interface TypedAddresses {
  /// Each once, in order; none where nothing was typed.
  record Named(List<EmailAddress> addresses) implements TypedAddresses {
    public Named {
      addresses = List.copyOf(addresses);
    }
  }

  /// Something in it is no address.
  ///
  /// @param typed what it is, on one line, at most 100 characters
  record Unreadable(String typed) implements TypedAddresses {}

  /// More than asked for; they were not looked at.
  record TooMany() implements TypedAddresses {}

  /// Jakarta Mail takes time in the square of the length.
  int LONGEST_ADDRESS = 1_000;

  /// @param most how many may be named
  static TypedAddresses of(String typed, int most) {
    if (typed.length() > most * LONGEST_ADDRESS) {
      return new TooMany();
    }
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    for (String piece : pieces(typed)) {
      Optional<EmailAddress> address = address(piece);
      if (address.isEmpty()) {
        return new Unreadable(shown(piece));
      }
      addresses.add(address.get());
      if (addresses.size() > most) {
        return new TooMany();
      }
    }
    return new Named(List.copyOf(addresses));
  }

  private static Optional<EmailAddress> address(String piece) {
    if (piece.length() > LONGEST_ADDRESS || piece.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      InternetAddress[] parsed = InternetAddress.parse(piece, false);
      return parsed.length == 1 && !parsed[0].isGroup()
          ? Optional.ofNullable(parsed[0].getAddress()).flatMap(EmailAddress::parse)
          : Optional.empty();
    } catch (AddressException unreadable) {
      return Optional.empty();
    }
  }

  /// Parted where no quote and no angle bracket is open. What a quote that never ends takes along
  /// is no address, and is said to be none.
  private static List<String> pieces(String typed) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean isQuoted = false;
    boolean isEscaped = false;
    for (int at = 0; at < typed.length(); at++) {
      char letter = typed.charAt(at);
      boolean isLineEnd = letter == '\n' || letter == '\r';
      if (isLineEnd || (!isQuoted && (letter == ',' || letter == ';'))) {
        pieces.add(piece.toString().strip());
        piece.setLength(0);
        isQuoted = false;
        isEscaped = false;
        continue;
      }
      isQuoted ^= letter == '"' && !isEscaped;
      isEscaped = letter == '\\' && isQuoted && !isEscaped;
      piece.append(letter == '\t' ? ' ' : letter);
    }
    pieces.add(piece.toString().strip());
    pieces.removeIf(String::isEmpty);
    return pieces;
  }

  private static String shown(String piece) {
    String line = piece.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.codePointCount(0, line.length()) <= 100
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 100));
  }
}
