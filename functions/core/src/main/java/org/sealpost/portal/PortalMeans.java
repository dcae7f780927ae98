package org.sealpost.portal;

import org.sealpost.opening.account.Accounts;
import org.sealpost.opening.passkey.PasskeyVerifier;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.reply.QuoteLines;

/// What the portal has besides its stores.
///
/// @param passkeys how it speaks with authenticators
/// @param quoteLines what stands above what answers quote
/// @param largestAnswerBytes what its front door carries at once
public record PortalMeans(
    Accounts accounts,
    AttachmentPreviews previews,
    PasskeyVerifier passkeys,
    QuoteLines quoteLines,
    int largestAnswerBytes) {
  /// Without any words above quotes.
  public PortalMeans(
      Accounts accounts,
      AttachmentPreviews previews,
      PasskeyVerifier passkeys,
      int largestAnswerBytes) {
    this(accounts, previews, passkeys, QuoteLines.WORDLESS, largestAnswerBytes);
  }

  /// Without passkeys, either.
  public PortalMeans(Accounts accounts, AttachmentPreviews previews, int largestAnswerBytes) {
    this(accounts, previews, PasskeyVerifier.NONE, largestAnswerBytes);
  }
}
