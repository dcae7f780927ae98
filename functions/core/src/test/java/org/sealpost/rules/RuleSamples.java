package org.sealpost.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.rules.RuleAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.RuleAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.RuleAction.RejectMessage;
import org.sealpost.rules.RuleAction.RemoveOMEv2;
import org.sealpost.rules.RuleAction.StopRuleProcessing;
import org.sealpost.rules.predicate.AttachmentPredicate.HasAttachment;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.From;
import org.sealpost.rules.predicate.SenderPredicate.FromScope;
import org.sealpost.rules.predicate.TextPattern;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;

/// Rules, mails and recipients to decide about.
final class RuleSamples {
  static final Recipient BOB = new Recipient(EmailAddress.of("bob@partner.example"), Scope.OUTSIDE);
  static final Recipient CAROL =
      new Recipient(EmailAddress.of("carol@elsewhere.example"), Scope.OUTSIDE);
  static final Recipient DAN = new Recipient(EmailAddress.of("dan@contoso.example"), Scope.INSIDE);

  private RuleSamples() {}

  /// One of each kind at least: a test fails when a kind has none.
  static List<RulePredicate> predicates() {
    return List.of(
        new SentTo(Set.of(BOB.address(), EmailAddress.of("\"a b\"@partner.example"))),
        new SentToScope(Scope.OUTSIDE),
        new RecipientDomainIs(Set.of(new Domain("partner.example"), new Domain("münchen.example"))),
        new From(Set.of(EmailAddress.of("Anna@contoso.example"))),
        new FromScope(Scope.INSIDE),
        new SubjectContainsWords(List.of("[encrypt]", "top \"secret\"", "ü€😀")),
        new SubjectOrBodyMatchesPatterns(
            List.of(new TextPattern("\\d{4}-\\d{4} "), new TextPattern(" ^[a-z]+$"))),
        new HeaderContainsWords("X-Classification", List.of("confidential")),
        new HasAttachment());
  }

  static List<RuleAction> actions() {
    return List.of(
        new ApplyRightsProtectionTemplate("Do Not Forward"),
        new ApplyRightsProtectionCustomizationTemplate("Branch"),
        new RemoveOMEv2(),
        new RejectMessage("Not so.", "5.7.900"),
        new StopRuleProcessing());
  }

  static Mail mail(String subject) {
    return mail(Optional.of(subject), Scope.INSIDE, List.of(), List.of());
  }

  static Mail mail(
      Optional<String> subject,
      Scope authorScope,
      List<HeaderField> otherFields,
      List<MailPart> parts) {
    EmailAddress author = EmailAddress.of("anna@contoso.example");
    return new Mail(
        new MailContent(
            Stream.concat(
                    subject.stream().map(text -> new HeaderField("Subject", text)),
                    otherFields.stream())
                .toList(),
            Mailbox.of(author),
            List.of(),
            List.of(),
            subject.orElse(""),
            Optional.empty(),
            Optional.empty(),
            Optional.of("the body, number 1234-5678"),
            Optional.empty(),
            List.of("the body, number 1234-5678", "an attached text"),
            parts),
        new Sender(author, authorScope));
  }

  static MailFlowRule rule(String name, RulePredicate condition, RuleAction... actions) {
    return rule(name, List.of(condition), List.of(), actions);
  }

  static MailFlowRule rule(
      String name,
      List<RulePredicate> conditions,
      List<RulePredicate> exceptions,
      RuleAction... actions) {
    return rule(name, RuleErrorAction.DEFER, conditions, exceptions, actions);
  }

  static MailFlowRule rule(
      String name,
      RuleErrorAction errorAction,
      List<RulePredicate> conditions,
      List<RulePredicate> exceptions,
      RuleAction... actions) {
    return new MailFlowRule(
        new RuleName(name),
        true,
        RuleMode.ENFORCE,
        errorAction,
        conditions,
        exceptions,
        List.of(actions));
  }
}
