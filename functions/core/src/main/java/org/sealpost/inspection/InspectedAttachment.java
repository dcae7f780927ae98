package org.sealpost.inspection;

import java.util.Map;
import java.util.Set;

/// One attachment, looked into. Inline images are attachments here (ome.md 2.3,
/// AttachmentSizeOver).
///
/// @param name as the message calls it; empty when it does not
/// @param extensions of its name and of the names in it if it is an archive; lower case, without
///     dot. The one that its true type has is among them, whatever its name says
/// @param sizeBytes decoded
/// @param text what is written in it, also in the documents of an archive, at most 1,000,000
///     characters
/// @param isExecutable by its true type, or that of something in it (ome.md 2.3,
///     AttachmentHasExecutableContent)
/// @param isPasswordProtected it, or something in it, cannot be read without a password
/// @param isUnsupported its type is none that can be looked into
/// @param isIncomplete looking into it was given up: too large, too deep, too slow, or broken
/// @param properties of an Office document, name to value, as written
public record InspectedAttachment(
    String name,
    Set<String> extensions,
    long sizeBytes,
    String text,
    boolean isExecutable,
    boolean isPasswordProtected,
    boolean isUnsupported,
    boolean isIncomplete,
    Map<String, String> properties) {
  public InspectedAttachment {
    extensions = Set.copyOf(extensions);
    properties = Map.copyOf(properties);
  }
}
