package org.sealpost.protection;

import java.util.List;
import java.util.stream.Stream;

/// How a mail is protected: what one protection template says, or several together.
///
/// @param template its name, for people; of several, of the one that decides, else all of them
/// @param readers each recipient must be on all of these lists; without any, all recipients read
public record Protection(
    String template,
    UsageRights rights,
    AttachmentAccess attachments,
    ContentExpiry expiry,
    List<ReaderList> readers) {
  public static final Protection ENCRYPT =
      new Protection(
          "Encrypt",
          UsageRights.ENCRYPT_ONLY,
          AttachmentAccess.DOWNLOAD,
          ContentExpiry.NEVER,
          List.of());
  public static final Protection DO_NOT_FORWARD =
      new Protection(
          "Do Not Forward",
          UsageRights.DO_NOT_FORWARD,
          AttachmentAccess.VIEW_ONLY,
          ContentExpiry.NEVER,
          List.of());

  public Protection {
    readers = List.copyOf(readers);
  }

  /// Both at once: nothing is allowed that one of them does not allow.
  public Protection and(Protection other) {
    if (equals(other)) {
      return this;
    }
    Protection both =
        new Protection(
            template,
            rights.and(other.rights),
            attachments.and(other.attachments),
            expiry.and(other.expiry),
            Stream.concat(readers.stream(), other.readers.stream()).distinct().toList());
    if (both.allowsAs(this)) {
      return this;
    }
    return both.allowsAs(other) ? other : both.named(template + " and " + other.template);
  }

  /// Whether everything but EXPORT and OWNER is granted: encrypted, and nothing else asked.
  public boolean isEncryptOnly() {
    return rights.include(UsageRights.ENCRYPT_ONLY) && readers.isEmpty();
  }

  private boolean allowsAs(Protection one) {
    return rights.equals(one.rights)
        && attachments == one.attachments
        && expiry.equals(one.expiry)
        && readers.equals(one.readers);
  }

  private Protection named(String name) {
    return new Protection(name, rights, attachments, expiry, readers);
  }
}
