package org.sealpost.portal;

import org.sealpost.opening.account.Accounts;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.reply.QuoteLines;

/// What the portal has besides its stores.
///
/// @param quoteLines what stands above what answers quote
/// @param largestAnswerBytes what its front door carries at once
public record PortalMeans(
    Accounts accounts, AttachmentPreviews previews, QuoteLines quoteLines, int largestAnswerBytes) {
  /// Without any words above quotes.
  public PortalMeans(Accounts accounts, AttachmentPreviews previews, int largestAnswerBytes) {
    this(accounts, previews, QuoteLines.WORDLESS, largestAnswerBytes);
  }
}
