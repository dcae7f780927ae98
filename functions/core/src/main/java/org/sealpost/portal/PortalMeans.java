package org.sealpost.portal;

import org.sealpost.opening.account.Accounts;
import org.sealpost.reading.preview.AttachmentPreviews;

/// What the portal has besides its stores.
///
/// @param largestAnswerBytes what its front door carries at once
public record PortalMeans(Accounts accounts, AttachmentPreviews previews, int largestAnswerBytes) {}
