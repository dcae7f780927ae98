package org.sealpost.console.rules;

import java.util.Locale;
import java.util.Objects;

/// Names of the program as words of the API.
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What a refusal of the core says, without where its types lie.
  static String withoutOurNames(Exception refusal) {
    return Objects.requireNonNullElse(refusal.getMessage(), "refused")
        .replaceAll("\\borg\\.sealpost(\\.[a-z]+)*\\.", "")
        .replaceAll("\\s*\\n at \\[Source: [^\\]]*]", "")
        .replaceAll(" \\(start marker at \\[Source: [^\\]]*]\\)", "");
  }
}
