package org.sealpost.delivery;

/// What a read notice says.
///
/// @param readAt for people
public record ReadNoticeText(String organization, String reader, String readAt, String reference) {
  String plain() {
    return """
        %s opened your protected message for the first time on %s.

        %s

        Reference: %s
        """
        .formatted(reader, readAt, why(), reference);
  }

  /// Why it comes, and what it does not mean.
  public String why() {
    return "You get this notice because you asked to be told. It says that the message was shown to"
        + " whoever signed in as this recipient, not that it was understood or agreed to.";
  }
}
