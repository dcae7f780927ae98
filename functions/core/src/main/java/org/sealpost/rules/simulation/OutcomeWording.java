package org.sealpost.rules.simulation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.mail.edit.MessageEdit.AddDisclaimer;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.mail.edit.MessageEdit.PrependSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveFromSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveHeader;
import org.sealpost.mail.edit.MessageEdit.SetHeader;
import org.sealpost.rules.simulation.Outcome.Fate;

/// Outcomes for people.
final class OutcomeWording {
  private static final int LONGEST = 80;

  private OutcomeWording() {}

  static String of(Outcome outcome) {
    List<String> words = new ArrayList<>(List.of(fate(outcome.fate())));
    if (outcome.requireTls()) {
      words.add("over TLS only");
    }
    outcome.edits().stream().map(OutcomeWording::edit).forEach(words::add);
    if (!outcome.notices().isEmpty()) {
      words.add("notified");
    }
    return String.join(", ", words);
  }

  private static String fate(Fate fate) {
    return switch (fate) {
      case Fate.Unprotected(boolean encryptedBefore, var passesAs) ->
          passesAs
              .map(kind -> "deliver as it came (" + kind.words() + ")")
              .orElse(encryptedBefore ? "deliver as it came (encrypted)" : "deliver in clear");
      case Fate.Protected(var protection, String branding, boolean forcePortal) ->
          "encrypt (%s), branding %s%s"
              .formatted(
                  ProtectionWording.of(protection),
                  quoted(branding),
                  forcePortal ? ", through the portal in any case" : "");
      case Fate.Opened() -> "open the S/MIME, then ask the rules about what is in it";
      case Fate.Returned(var why) ->
          "return to the sender (%s %s)".formatted(why.status(), quoted(why.reason()));
      case Fate.Deleted() -> "delete";
      case Fate.Redirected() -> "do not deliver: others get it instead";
      case Fate.Held() -> "hold in quarantine";
    };
  }

  static String edit(MessageEdit edit) {
    return switch (edit) {
      case PrependSubject(String text) -> "subject begins with " + quoted(text);
      case RemoveFromSubject(String text) -> "subject without " + quoted(text);
      case SetHeader(String name, String value) -> "header " + name + " is " + quoted(value);
      case RemoveHeader(String name) -> "header " + name + " removed";
      case AddVisibleRecipient(var field, var address) ->
          address + " added to " + capitalized(field.name());
      case AddDisclaimer(_, var location, var fallback) ->
          "disclaimer %s (else %s)".formatted(lower(location), lower(fallback));
    };
  }

  static String quoted(String text) {
    return '"' + Printable.of(text, LONGEST) + '"';
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String capitalized(String constant) {
    return Stream.of(constant.split("_"))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(joining());
  }

  /// A constant as Exchange writes it: `AUDIT_AND_NOTIFY` is `AuditAndNotify`.
  static String label(Enum<?> constant) {
    return capitalized(constant.name());
  }
}
