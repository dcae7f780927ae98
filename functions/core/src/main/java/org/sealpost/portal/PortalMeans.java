package org.sealpost.portal;

import org.sealpost.opening.account.Accounts;
import org.sealpost.opening.passkey.PasskeyVerifier;
import org.sealpost.reading.preview.AttachmentPreviews;

/// What the portal has besides its stores.
///
/// @param passkeys how it speaks with authenticators
/// @param largestAnswerBytes what its front door carries at once
public record PortalMeans(
    Accounts accounts,
    AttachmentPreviews previews,
    PasskeyVerifier passkeys,
    int largestAnswerBytes) {
  /// Without passkeys.
  public PortalMeans(Accounts accounts, AttachmentPreviews previews, int largestAnswerBytes) {
    this(accounts, previews, PasskeyVerifier.NONE, largestAnswerBytes);
  }
}
