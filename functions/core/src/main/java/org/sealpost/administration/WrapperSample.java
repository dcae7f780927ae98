package org.sealpost.administration;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.delivery.Letters;
import org.sealpost.delivery.WrapperSubject;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.settings.SubjectChoice;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.simulation.Explanation;
import org.sealpost.rules.simulation.Explanation.Conclusion;
import org.sealpost.rules.simulation.Outcome.Fate;
import org.sealpost.rules.simulation.RecipientOutcome;

/// The wrapper message that the first protected recipient would get, with a link that leads
/// nowhere; by link, in English. Its expiry is left out: it counts from a mail's acceptance.
///
/// @param message as it would be sent
/// @param content what a reader would see of it
@SuppressWarnings("ArrayRecordComponent") // shown once, never compared
public record WrapperSample(byte[] message, MailContent content) {
  /// Empty where nobody gets one.
  ///
  /// @param subject what the organization decided for the subjects of its wrappers
  /// @param brandings the template of a name
  public static Optional<WrapperSample> of(
      Explanation explanation,
      Mail mail,
      SubjectChoice subject,
      Organization organization,
      Function<String, BrandingTemplate> brandings,
      SecureRandom random,
      Clock clock) {
    return switch (explanation.conclusion()) {
      case Conclusion.Waits _ -> Optional.empty();
      case Conclusion.Decided decided ->
          decided.recipients().stream()
              .filter(one -> one.outcome().fate() instanceof Fate.Protected)
              .findFirst()
              .map(
                  one ->
                      written(
                          order(one, mail, subject, random),
                          new Letters(organization, random, clock),
                          brandings));
    };
  }

  private static WrapperSample written(
      DeliveryOrder.Wrapper order, Letters letters, Function<String, BrandingTemplate> brandings) {
    byte[] message = letters.wrapper(order, brandings.apply(order.branding()));
    try {
      return new WrapperSample(message, MimeReader.read(message));
    } catch (MalformedMailException bug) {
      throw new IllegalStateException("a wrapper that cannot be read", bug);
    }
  }

  private static DeliveryOrder.Wrapper order(
      RecipientOutcome one, Mail mail, SubjectChoice subject, SecureRandom random) {
    String branding =
        one.outcome().fate() instanceof Fate.Protected(_, String name, _)
            ? name
            : BrandingTemplate.DEFAULT_NAME;
    return new DeliveryOrder.Wrapper(
        new PortalLink(ProtectedMessageId.random(random), RecipientKey.random(random)),
        mail.reversePath(),
        one.recipient().address(),
        mail.content().from(),
        mail.sender().scope(),
        mail.content().messageId(),
        branding,
        Optional.empty(),
        Carrier.LINK,
        switch (subject) {
          case ORIGINAL -> new WrapperSubject.Original(mail.content().subject());
          case NEUTRAL -> new WrapperSubject.Neutral();
          case HIDDEN -> new WrapperSubject.Hidden();
        },
        Locale.ENGLISH,
        one.outcome().requireTls());
  }
}
