package org.sealpost.rules;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.MailView;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.RulePredicate.AboutMessage;
import org.sealpost.rules.predicate.RulePredicate.AboutRecipient;
import org.sealpost.rules.predicate.RulePredicate.AboutSender;

/// Matches rules with one mail; remembers what was asked of the message itself, so that 500
/// recipients cost one look, also where the answer was that it cannot be told.
final class RuleMatching {
  private final MailView original;
  private final Map<List<MessageEdit>, Look> looks = new HashMap<>();

  RuleMatching(MailView mail) {
    this.original = mail;
  }

  /// @param edits what earlier rules changed for this recipient
  /// @throws RuleEvaluationException when a predicate that it depends on cannot tell
  boolean matches(MailFlowRule rule, Recipient recipient, List<MessageEdit> edits) {
    if (rule.hasUnknownConditions()) {
      throw new RuleEvaluationException("the rule has conditions that are not supported");
    }
    Recipient seen = asSeenBy(rule, recipient);
    return rule.conditions().stream().allMatch(condition -> holds(condition, rule, seen, edits))
        && rule.exceptions().stream().noneMatch(exception -> holds(exception, rule, seen, edits));
  }

  /// What the predicate of the rule answers for the recipient.
  boolean holds(
      RulePredicate predicate, MailFlowRule rule, Recipient seen, List<MessageEdit> edits) {
    Look look = look(edits);
    return switch (predicate) {
      case AboutMessage about -> look.told(about, () -> about.holds(look.mail));
      case AboutSender about ->
          look.told(about, () -> senders(rule).anyMatch(sender -> about.holds(sender, look.mail)));
      case AboutRecipient about -> about.holds(seen, look.mail);
    };
  }

  /// The mail as edits left it.
  MailView view(List<MessageEdit> edits) {
    return look(edits).mail;
  }

  Recipient asSeenBy(MailFlowRule rule, Recipient recipient) {
    return switch (rule.properties().recipientAddressType()) {
      case ORIGINAL -> recipient;
      case RESOLVED ->
          new Recipient(original.directory().resolved(recipient.address()), recipient.scope());
    };
  }

  private Look look(List<MessageEdit> edits) {
    return looks.computeIfAbsent(
        edits, made -> new Look(made.isEmpty() ? original : original.edited(made)));
  }

  Stream<EmailAddress> senders(MailFlowRule rule) {
    EmailAddress header = original.mail().sender().address();
    Optional<EmailAddress> envelope = original.mail().reversePath();
    return switch (rule.properties().senderAddressLocation()) {
      case HEADER -> Stream.of(header);
      case ENVELOPE -> envelope.stream();
      case HEADER_OR_ENVELOPE -> Stream.concat(Stream.of(header), envelope.stream());
    };
  }

  /// What was asked of the mail with certain edits.
  private static final class Look {
    private final MailView mail;
    private final IdentityHashMap<RulePredicate, Answer> asked = new IdentityHashMap<>();

    Look(MailView mail) {
      this.mail = mail;
    }

    boolean told(RulePredicate predicate, Question question) {
      return switch (asked.computeIfAbsent(predicate, _ -> ask(question))) {
        case Answer.Told(boolean holds) -> holds;
        case Answer.Unable(RuleEvaluationException why) -> throw why;
      };
    }

    private static Answer ask(Question question) {
      try {
        return new Answer.Told(question.holds());
      } catch (RuleEvaluationException unable) {
        return new Answer.Unable(unable);
      }
    }
  }

  @FunctionalInterface
  private interface Question {
    boolean holds();
  }

  private sealed interface Answer {
    record Told(boolean holds) implements Answer {}

    record Unable(RuleEvaluationException why) implements Answer {}
  }
}
