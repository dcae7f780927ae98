package org.sealpost.mailflow;

import java.security.SecureRandom;
import java.util.List;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.RecipientKey;

/// Chooses, recipient by recipient, how a protected message reaches them, and says why.
public final class Methods {
  private final SecureRandom random;

  public Methods(SecureRandom random) {
    this.random = random;
  }

  List<MessageRecipient> chosen(List<Recipient> recipients) {
    return recipients.stream()
        .map(
            recipient ->
                new MessageRecipient(
                    RecipientKey.random(random),
                    recipient,
                    DeliveryMethod.LINK,
                    MethodReason.ORGANIZATION_SETTING))
        .toList();
  }
}
