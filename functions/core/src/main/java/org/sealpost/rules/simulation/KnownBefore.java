package org.sealpost.rules.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.SenderOptions;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.rules.BeforeRules;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.sender.SenderChoice;

/// What was known of a mail before the first rule was asked.
///
/// @param kind what the mail is
/// @param passes whether such mail passes although a rule protects it
/// @param choice what its sender asks for
/// @param choiceForInside whether that holds for recipients inside as well
/// @param thread what its thread is protected with; empty where nothing is known
/// @param answers whether it says that it belongs to a thread
public record KnownBefore(
    MessageClass kind,
    boolean passes,
    SenderChoice choice,
    boolean choiceForInside,
    Optional<ThreadProtection> thread,
    boolean answers) {
  static KnownBefore of(BeforeRules before, Mail mail) {
    return new KnownBefore(
        before.kind(),
        before.prior().kind() != MessageClass.ORDINARY,
        before.choice(),
        before.prior().chosenForInside(),
        before.prior().thread(),
        mail.content().header("In-Reply-To").findAny().isPresent()
            || mail.content().header("References").findAny().isPresent());
  }

  /// A line each; none where the mail is ordinary, of no thread, and its sender asks for nothing.
  List<String> words() {
    List<String> lines = new ArrayList<>();
    if (kind != MessageClass.ORDINARY) {
      lines.add(
          "It is "
              + kind.words()
              + (passes
                  ? ": it goes on as it came, whatever rules protect."
                  : ": the organization lets rules protect that as well."));
    }
    choice
        .protection()
        .ifPresent(
            asked ->
                lines.add(
                    "Its sender asks for "
                        + ProtectionWording.of(asked)
                        + (choiceForInside ? "." : ", for recipients outside.")));
    choice
        .removals()
        .forEach(removal -> lines.add("Taken out for us: " + OutcomeWording.edit(removal) + "."));
    options(choice.options())
        .ifPresent(
            options -> lines.add("Its sender asks, if it is protected, for " + options + "."));
    if (thread.isPresent()) {
      lines.add(
          "Its thread is protected with "
              + ProtectionWording.of(thread.get().protection())
              + (thread.get().protectedBy() == Scope.INSIDE ? ", by us." : ", by others."));
    } else if (answers) {
      lines.add(
          "It answers another mail. What that was protected with is not known here, and left out:"
              + " the gateway knows.");
    }
    return lines;
  }

  void putInto(ObjectNode json) {
    json.put("kind", kind.name()).put("passes", passes);
    choice
        .protection()
        .ifPresent(asked -> ProtectionWording.put(json.putObject("senderAsksFor"), asked));
    SenderOptions options = choice.options();
    if (!options.isNone()) {
      ObjectNode asked = json.putObject("senderOptions");
      options.expiresAfterDays().ifPresent(days -> asked.put("expiresAfterDays", days));
      asked
          .put("passcodeOnly", options.passcodeOnly())
          .put("notifyWhenRead", options.notifyWhenRead());
    }
    ArrayNode removed = json.putArray("removed");
    choice.removals().stream().map(OutcomeWording::edit).forEach(removed::add);
    thread.ifPresent(
        known -> {
          ObjectNode of = json.putObject("thread");
          ProtectionWording.put(of, known.protection());
          of.put("protectedBy", known.protectedBy().name());
        });
    json.put("answers", answers).put("threadKnown", thread.isPresent());
  }

  private static Optional<String> options(SenderOptions options) {
    List<String> words = new ArrayList<>();
    options.expiresAfterDays().ifPresent(days -> words.add("an end after " + days + " days"));
    if (options.passcodeOnly()) {
      words.add("passcodes only");
    }
    if (options.notifyWhenRead()) {
      words.add("a notice when it is read");
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
  }
}
