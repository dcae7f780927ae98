package org.sealpost.local.rules;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.delivery.Letters;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.simulation.Explanation;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.Outcome.Fate;
import org.sealpost.rules.simulation.Printable;
import org.sealpost.rules.simulation.RecipientOutcome;

/// The wrapper message that the first protected recipient would get, with a link that leads
/// nowhere.
@SuppressWarnings("ArrayRecordComponent") // shown once, never compared
record WrapperSample(byte[] message) {
  /// Empty where nobody gets one.
  static Optional<WrapperSample> of(
      Explanation explanation,
      Mail mail,
      Organization organization,
      SecureRandom random,
      Clock clock) {
    return switch (explanation.conclusion()) {
      case Conclusion.Waits _ -> Optional.empty();
      case Conclusion.Decided decided ->
          decided.recipients().stream()
              .filter(one -> one.outcome().fate() instanceof Fate.Protected)
              .findFirst()
              .map(one -> written(one, mail, organization, random, clock));
    };
  }

  private static WrapperSample written(
      RecipientOutcome one,
      Mail mail,
      Organization organization,
      SecureRandom random,
      Clock clock) {
    DeliveryOrder.Wrapper order =
        new DeliveryOrder.Wrapper(
            new PortalLink(ProtectedMessageId.random(random), RecipientKey.random(random)),
            mail.reversePath(),
            one.recipient().address(),
            mail.content().from(),
            mail.sender().scope(),
            mail.content().messageId(),
            BrandingTemplate.DEFAULT_NAME,
            Optional.empty(),
            one.outcome().requireTls());
    return new WrapperSample(
        new Letters(organization, random, clock).wrapper(order, BrandingTemplate.factoryDefault()));
  }

  /// From, Subject and plain text.
  String text() {
    try {
      MailContent content = MimeReader.read(message);
      StringBuilder text =
          new StringBuilder(
              "What %s would see (factory branding, sample link)%n  From: %s <%s>%n  Subject: %s%n%n"
                  .formatted(
                      content.to().getFirst().address(),
                      Printable.of(content.from().label(), 80),
                      content.from().address(),
                      Printable.of(content.subject(), 200)));
      content
          .text()
          .orElse("")
          .lines()
          .forEach(line -> text.append("  ").append(Printable.of(line, 200)).append('\n'));
      return text.toString();
    } catch (MalformedMailException impossible) {
      throw new IllegalStateException("a wrapper that cannot be read", impossible);
    }
  }
}
