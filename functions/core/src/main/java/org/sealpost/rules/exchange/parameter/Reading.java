package org.sealpost.rules.exchange.parameter;

import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.mail.EmailAddress;
import org.sealpost.rules.pattern.LegacyPattern;
import org.sealpost.rules.pattern.TextPattern;

/// The reading of one rule: what its parameters refer to, and what is to be said about them.
final class Reading {
  /// Compiling one takes its time.
  private static final int MOST_PATTERNS = 500;

  private final Surroundings surroundings;
  private final boolean legacyPatterns;
  private int patterns;
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> missingProtectionTemplates = new TreeSet<>();
  private final Set<String> missingBrandingTemplates = new TreeSet<>();

  Reading(Surroundings surroundings, boolean legacyPatterns) {
    this.surroundings = surroundings;
    this.legacyPatterns = legacyPatterns;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  Set<String> missingProtectionTemplates() {
    return missingProtectionTemplates;
  }

  Set<String> missingBrandingTemplates() {
    return missingBrandingTemplates;
  }

  /// Kept without the full stop, each once.
  void remark(String sentence) {
    String remark = sentence.replaceFirst("\\.$", "");
    if (!remarks.contains(remark)) {
      remarks.add(remark);
    }
  }

  EmailAddress identified(String name) {
    return surroundings
        .identified(name)
        .orElseThrow(
            () ->
                NeedsReviewException.unresolved(
                    "Couldn't find object \""
                        + Shortened.text(name)
                        + "\". Please make sure that it was spelled correctly or specify a"
                        + " different object: nobody, or more than one, answers to it in the"
                        + " directory. A mail address always works."));
  }

  /// @throws IllegalArgumentException if it is none, or one more than a rule may have
  TextPattern pattern(String regex) {
    require(++patterns <= MOST_PATTERNS, "a rule has at most 500 patterns");
    TextPattern pattern = compiled(regex);
    pattern
        .differences()
        .forEach(difference -> remark("pattern " + Shortened.text(regex) + ": " + difference));
    return pattern;
  }

  private TextPattern compiled(String regex) {
    try {
      return new TextPattern(legacyPatterns ? LegacyPattern.toDotNet(regex) : regex);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "'" + Shortened.text(regex) + "': " + refused.getMessage(), refused);
    }
  }

  String protectionTemplate(String name) {
    if (!Surroundings.knows(surroundings.protectionTemplates(), name)) {
      missingProtectionTemplates.add(name);
    }
    return name;
  }

  String brandingTemplate(String name) {
    if (!Surroundings.knows(surroundings.brandingTemplates(), name)) {
      missingBrandingTemplates.add(name);
    }
    return name;
  }
}
