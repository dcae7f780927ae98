package org.sealpost.mail;

import java.util.List;

/// What other programs may make of a message beside what we do, where it can be read in several
/// ways (threat 38). Rules have to hold in each of them.
///
/// @param differ whether another way shows a text, an attachment or a field that ours does not, or
///     not so
/// @param attachmentNames under which others may show attachments, beside those of the parts
/// @param hasAttachments whether another way shows attachments that are no parts of ours: nobody
///     looks into them
public record OtherReadings(boolean differ, List<String> attachmentNames, boolean hasAttachments) {
  public static final OtherReadings NONE = new OtherReadings(false, List.of(), false);

  public OtherReadings {
    attachmentNames = List.copyOf(attachmentNames);
  }
}
