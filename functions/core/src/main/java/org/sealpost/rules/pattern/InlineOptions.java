package org.sealpost.rules.pattern;

import static org.sealpost.rules.pattern.PatternScanner.malformed;
import static org.sealpost.rules.pattern.PatternScanner.unsupported;

/// What `(?imnsx-imnsx)` switches on and off.
///
/// @param isExplicitCapture unnamed groups are not captured
/// @param isExtended white space and `#` comments are not part of the pattern
record InlineOptions(
    boolean ignoreCase,
    Lines lines,
    boolean isExplicitCapture,
    boolean isSingleLine,
    boolean isExtended) {
  /// Where `^` and `$` stand.
  enum Lines {
    /// The pattern does not say: at every line, because that is what authors of rules mean and what
    /// the bodies of mails need. To be reported, for .NET by itself regards the whole text.
    UNSAID,
    EACH,
    WHOLE_TEXT
  }

  /// Case is not regarded, as in Exchange.
  static final InlineOptions OF_RULES = new InlineOptions(true, Lines.UNSAID, false, false, false);

  /// Reads letters up to what is none.
  InlineOptions changedBy(PatternScanner scanner) {
    InlineOptions changed = this;
    boolean isOn = true;
    while (!scanner.isAtEnd() && !scanner.seesAnyOf(":)")) {
      if (scanner.take("-")) {
        isOn = false;
      } else if (scanner.take("+")) {
        isOn = true;
      } else {
        int position = scanner.position();
        changed = changed.with(scanner.take(), isOn, position);
      }
    }
    return changed;
  }

  private InlineOptions with(int letter, boolean isOn, int position) {
    return switch (Character.toLowerCase(letter)) {
      case 'i' -> new InlineOptions(isOn, lines, isExplicitCapture, isSingleLine, isExtended);
      case 'm' ->
          new InlineOptions(
              ignoreCase,
              isOn ? Lines.EACH : Lines.WHOLE_TEXT,
              isExplicitCapture,
              isSingleLine,
              isExtended);
      case 'n' -> new InlineOptions(ignoreCase, lines, isOn, isSingleLine, isExtended);
      case 's' -> new InlineOptions(ignoreCase, lines, isExplicitCapture, isOn, isExtended);
      case 'x' -> new InlineOptions(ignoreCase, lines, isExplicitCapture, isSingleLine, isOn);
      case 'r' ->
          throw unsupported("matching from right to left (?r)", position, "leave the option out");
      default -> throw malformed("an unknown kind of group or option", position);
    };
  }
}
