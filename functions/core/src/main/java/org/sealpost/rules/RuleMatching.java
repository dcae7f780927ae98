package org.sealpost.rules;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.OtherReadings;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Recipient;
import org.sealpost.rules.action.ProtectionAction.RemoveOME;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.AttachmentPredicate;
import org.sealpost.rules.predicate.MailView;
import org.sealpost.rules.predicate.OriginPredicate;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.RulePredicate.AboutMessage;
import org.sealpost.rules.predicate.RulePredicate.AboutRecipient;
import org.sealpost.rules.predicate.RulePredicate.AboutSender;

/// Matches rules with one mail; remembers what was asked of the message itself, so that 500
/// recipients cost one look, also where the answer was that it cannot be told.
final class RuleMatching {
  private final MailView original;
  private final IdentityHashMap<Recipient, Recipient> resolved = new IdentityHashMap<>();
  private final Look asGiven;
  private final Look asResolved;
  private final boolean isForOne;

  RuleMatching(MailView mail) {
    original = mail;
    isForOne = mail.recipients().size() == 1;
    asGiven = new Look(mail);
    List<Recipient> primary = mail.recipients().stream().map(this::resolved).toList();
    asResolved = primary.equals(mail.recipients()) ? asGiven : new Look(mail.to(primary));
  }

  /// The same mail, as sent to this one as well.
  RuleMatching withAdded(Recipient added) {
    return new RuleMatching(
        original.to(Stream.concat(original.recipients().stream(), Stream.of(added)).toList()));
  }

  /// Whether it does, as far as that depends on what can be told: one condition that does not hold,
  /// or one exception that does, settles it.
  ///
  /// @param edits what earlier rules changed for this recipient
  /// @throws RuleEvaluationException when it depends on a predicate that cannot tell
  boolean matches(MailFlowRule rule, Recipient recipient, List<MessageEdit> edits) {
    if (rule.hasUnknownConditions()) {
      throw new RuleEvaluationException("the rule has conditions that are not supported");
    }
    if (rule.actions().stream().anyMatch(RuleMatching::isTakingOff)
        && Stream.concat(rule.conditions().stream(), rule.exceptions().stream())
            .anyMatch(predicate -> dependsOnReading(predicate))) {
      return false;
    }
    Look look = look(rule, edits);
    Recipient seen = asSeenBy(rule, recipient);
    Optional<RuleEvaluationException> unable = Optional.empty();
    for (RulePredicate condition : rule.conditions()) {
      Reply answer = answer(condition, rule, seen, look);
      if (answer == Told.NO) {
        return false;
      }
      if (answer instanceof Unable(RuleEvaluationException why)) {
        unable = Optional.of(why);
      }
    }
    for (RulePredicate exception : rule.exceptions()) {
      Reply answer = answer(exception, rule, seen, look);
      if (answer == Told.YES && !dependsOnReading(exception)) {
        return false;
      }
      if (answer instanceof Unable(RuleEvaluationException why)) {
        unable = Optional.of(why);
      }
    }
    if (unable.isPresent()) {
      throw unable.get();
    }
    return true;
  }

  /// Whether another program than ours may read the message so that the predicate answers otherwise
  /// (threat 38). Then the stricter reading counts: the rule applies as though its exception did
  /// not hold, and a rule that takes protection off does not apply.
  private boolean dependsOnReading(RulePredicate predicate) {
    OtherReadings others = original.content().otherReadings();
    return switch (predicate) {
      case OriginPredicate _, AboutSender _, AboutRecipient _ -> false;
      case AttachmentPredicate _ -> others.differ() || !others.attachmentNames().isEmpty();
      case AboutMessage _ -> others.differ();
    };
  }

  private static boolean isTakingOff(RuleAction action) {
    return action instanceof RemoveOMEv2 || action instanceof RemoveOME;
  }

  /// What the predicate of the rule answers for the recipient.
  ///
  /// @param seen as [#asSeenBy] gives them
  /// @throws RuleEvaluationException when it cannot tell
  boolean holds(
      RulePredicate predicate, MailFlowRule rule, Recipient seen, List<MessageEdit> edits) {
    return switch (answer(predicate, rule, seen, look(rule, edits))) {
      case Told told -> told == Told.YES;
      case Unable(RuleEvaluationException why) -> throw why;
    };
  }

  /// The mail as edits left it.
  MailView view(List<MessageEdit> edits) {
    return asGiven.after(edits).mail;
  }

  Recipient asSeenBy(MailFlowRule rule, Recipient recipient) {
    return switch (rule.properties().recipientAddressType()) {
      case ORIGINAL -> recipient;
      case RESOLVED -> resolved.computeIfAbsent(recipient, this::resolved);
    };
  }

  private Recipient resolved(Recipient recipient) {
    return new Recipient(original.directory().resolved(recipient.address()), recipient.scope());
  }

  private Look look(MailFlowRule rule, List<MessageEdit> edits) {
    return switch (rule.properties().recipientAddressType()) {
      case ORIGINAL -> asGiven.after(edits);
      case RESOLVED -> asResolved.after(edits);
    };
  }

  private Reply answer(RulePredicate predicate, MailFlowRule rule, Recipient seen, Look look) {
    return switch (predicate) {
      case AboutMessage about -> askedOnce(look.ofMessage, about, () -> about.holds(look.mail));
      case AboutSender about -> {
        SenderAddressLocation location = rule.properties().senderAddressLocation();
        yield askedOnce(
            look.ofSender(location), about, () -> holdsForSender(about, location, look.mail));
      }
      case AboutRecipient about -> asked(() -> about.holds(seen, look.mail));
    };
  }

  /// For one recipient each predicate is asked once anyhow: remembering it would take longer than
  /// asking.
  private Reply askedOnce(
      IdentityHashMap<RulePredicate, Reply> told, RulePredicate about, Question question) {
    if (isForOne) {
      return asked(question);
    }
    Reply known = told.get(about);
    if (known == null) {
      known = asked(question);
      told.put(about, known);
    }
    return known;
  }

  private boolean holdsForSender(AboutSender about, SenderAddressLocation location, MailView mail) {
    for (EmailAddress sender : senders(location)) {
      if (about.holds(sender, mail)) {
        return true;
      }
    }
    return false;
  }

  /// Whom a rule takes for the sender.
  List<EmailAddress> senders(SenderAddressLocation location) {
    EmailAddress header = original.mail().sender().address();
    Optional<EmailAddress> envelope = original.mail().reversePath();
    return switch (location) {
      case HEADER -> List.of(header);
      case ENVELOPE -> envelope.map(List::of).orElse(List.of());
      case HEADER_OR_ENVELOPE ->
          envelope.map(reversePath -> List.of(header, reversePath)).orElse(List.of(header));
    };
  }

  private static Reply asked(Question question) {
    try {
      return question.holds() ? Told.YES : Told.NO;
    } catch (RuleEvaluationException unable) {
      return new Unable(unable);
    }
  }

  /// The mail as rules of one kind see it, and what they asked of it.
  private static final class Look {
    /// Growing takes longer than asking.
    private static final int EXPECTED_QUESTIONS = 500;

    private final MailView mail;
    private final IdentityHashMap<RulePredicate, Reply> ofMessage =
        new IdentityHashMap<>(EXPECTED_QUESTIONS);
    private final Map<SenderAddressLocation, IdentityHashMap<RulePredicate, Reply>> ofSender =
        new EnumMap<>(SenderAddressLocation.class);
    private final Map<List<MessageEdit>, Look> edited = new HashMap<>();

    /// Comparing the same long list again for each rule would take as long as asking.
    private final IdentityHashMap<List<MessageEdit>, Look> editedByVeryList =
        new IdentityHashMap<>();

    Look(MailView mail) {
      this.mail = mail;
    }

    IdentityHashMap<RulePredicate, Reply> ofSender(SenderAddressLocation location) {
      return ofSender.computeIfAbsent(location, _ -> new IdentityHashMap<>());
    }

    Look after(List<MessageEdit> edits) {
      if (edits.isEmpty()) {
        return this;
      }
      Look known = editedByVeryList.get(edits);
      if (known == null) {
        known = edited.computeIfAbsent(edits, made -> new Look(mail.edited(made)));
        editedByVeryList.put(edits, known);
      }
      return known;
    }
  }

  @FunctionalInterface
  private interface Question {
    boolean holds();
  }

  private sealed interface Reply {}

  private enum Told implements Reply {
    YES,
    NO
  }

  private record Unable(RuleEvaluationException why) implements Reply {}
}
