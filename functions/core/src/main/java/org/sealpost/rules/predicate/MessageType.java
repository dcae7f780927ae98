package org.sealpost.rules.predicate;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;

/// Kinds of message that are not ordinary mail (ome.md 2.3, MessageTypeMatches). A mail may be of
/// several.
public enum MessageType {
  /// Automatic replies.
  OOF("OOF"),
  /// Forwarded by a rule of somebody's mailbox.
  AUTO_FORWARD("AutoForward"),
  /// S/MIME encrypted, and nothing else.
  ENCRYPTED("Encrypted"),
  CALENDARING("Calendaring"),
  /// Protected with rights, in Microsoft's way.
  PERMISSION_CONTROLLED("PermissionControlled"),
  VOICEMAIL("Voicemail"),
  SIGNED("Signed"),
  APPROVAL_REQUEST("ApprovalRequest"),
  READ_RECEIPT("ReadReceipt");

  private static final String CALENDAR_CLASS = "urn:content-classes:calendarmessage";
  private static final String APPROVAL_FIELDS = "x-ms-exchange-organization-approval-";

  private final String label;

  MessageType(String label) {
    this.label = label;
  }

  /// As Exchange writes it.
  public String label() {
    return label;
  }

  /// By what the message says of itself, which its author may have made up; encrypted only by what
  /// its bytes are: a label must not keep a rule from looking inside.
  static Set<MessageType> of(Mail mail) {
    MailContent content = mail.content();
    Set<MessageType> types = EnumSet.noneOf(MessageType.class);
    for (MessageType type : values()) {
      if (type.describes(content)) {
        types.add(type);
      }
    }
    return types;
  }

  private boolean describes(MailContent content) {
    return switch (this) {
      case OOF -> isAutomaticReply(content);
      case AUTO_FORWARD ->
          says(content, "X-MS-Exchange-Organization-AutoForwarded", "true")
              || says(content, "Autoforwarded", "true")
              || says(content, "Auto-Submitted", "auto-forwarded");
      case ENCRYPTED -> isEncrypted(content);
      case CALENDARING ->
          hasPart(content, "text/calendar") || says(content, "Content-Class", CALENDAR_CLASS);
      case PERMISSION_CONTROLLED ->
          says(content, "Content-Class", "rpmsg.message")
              || content.parts().stream().anyMatch(MessageType::isProtectedMessage);
      case VOICEMAIL ->
          hasField(content, "X-CallingTelephoneNumber")
              || hasField(content, "X-VoiceMessageDuration")
              || says(content, "Message-Context", "voice-message")
              || content.header("Content-Class").anyMatch(MessageType::isVoiceClass);
      case SIGNED ->
          mediaType(content).equals("multipart/signed")
              || wholeCms(content).filter(CmsContent.SIGNED::equals).isPresent();
      case APPROVAL_REQUEST ->
          content.headers().stream()
              .anyMatch(field -> lower(field.name()).startsWith(APPROVAL_FIELDS));
      case READ_RECEIPT ->
          mediaType(content).equals("multipart/report")
              && hasPart(content, "message/disposition-notification");
    };
  }

  /// RFC 3834; what Exchange writes, which calls its automatic replies generated; and what older
  /// programs write.
  private static boolean isAutomaticReply(MailContent content) {
    return says(content, "Auto-Submitted", "auto-replied")
        || (says(content, "Auto-Submitted", "auto-generated")
            && says(content, "X-Auto-Response-Suppress", "all")
            && hasField(content, "In-Reply-To"))
        || says(content, "X-Autoreply", "yes")
        || hasField(content, "X-Autorespond")
        || says(content, "Precedence", "auto_reply");
  }

  /// Nothing in it can be read: one encrypted attachment beside a text is an ordinary mail.
  private static boolean isEncrypted(MailContent content) {
    return wholeCms(content).filter(CmsContent::isEncrypted).isPresent();
  }

  /// What the message is when it is nothing but S/MIME content.
  private static Optional<CmsContent> wholeCms(MailContent content) {
    return content.parts().size() == 1
            && content.searchableTexts().stream().allMatch(String::isBlank)
            && isLabelledCms(content.parts().getFirst())
        ? CmsContent.of(content.parts().getFirst())
        : Optional.empty();
  }

  private static boolean isLabelledCms(MailPart part) {
    return part.mediaType().equals("application/pkcs7-mime")
        || part.mediaType().equals("application/x-pkcs7-mime")
        || part.fileName().filter(name -> lower(name).endsWith(".p7m")).isPresent();
  }

  private static boolean isProtectedMessage(MailPart part) {
    return part.mediaType().equals("application/x-microsoft-rpmsg-message")
        || part.fileName()
            .filter(name -> lower(name).matches("message(_v[0-9])?\\.rpmsg"))
            .isPresent();
  }

  private static boolean isVoiceClass(String value) {
    String lower = lower(value);
    return lower.startsWith("voice") || lower.startsWith("urn:content-classes:voice");
  }

  /// Whether a field has this value, parameters and comments apart.
  private static boolean says(MailContent content, String field, String value) {
    return content
        .header(field)
        .anyMatch(text -> lower(text).split("[;(]", 2)[0].strip().equals(value));
  }

  private static boolean hasField(MailContent content, String name) {
    return content.header(name).findAny().isPresent();
  }

  private static boolean hasPart(MailContent content, String mediaType) {
    return content.parts().stream().anyMatch(part -> part.mediaType().equals(mediaType));
  }

  private static String mediaType(MailContent content) {
    return content
        .header("Content-Type")
        .findFirst()
        .map(value -> lower(value).split(";", 2)[0].strip())
        .orElse("");
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
