package org.sealpost.protection;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How a mail is protected: what one protection template says, or several together.
///
/// @param template its name, for people; of several, of the one that decides, else all of them as
///     far as 256 characters take them
/// @param readers each recipient must be on all of these lists; without any, all recipients read
/// @param requirePasskey whether readers outside confirm with a passkey who they are
public record Protection(
    String template,
    UsageRights rights,
    AttachmentAccess attachments,
    ContentExpiry expiry,
    List<ReaderList> readers,
    boolean requirePasskey) {
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

  private static final int LONGEST_NAME = 256;

  public Protection {
    readers = List.copyOf(readers);
  }

  /// Without a passkey.
  public Protection(
      String template,
      UsageRights rights,
      AttachmentAccess attachments,
      ContentExpiry expiry,
      List<ReaderList> readers) {
    this(template, rights, attachments, expiry, readers, false);
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
            Stream.concat(readers.stream(), other.readers.stream()).distinct().toList(),
            requirePasskey || other.requirePasskey);
    if (both.allowsAs(this)) {
      return this;
    }
    return both.allowsAs(other) ? other : both.named(both(template, other.template));
  }

  /// Whether everything but EXPORT and OWNER is granted: encrypted, and nothing else asked.
  public boolean isEncryptOnly() {
    return rights.include(UsageRights.ENCRYPT_ONLY) && readers.isEmpty() && !requirePasskey;
  }

  /// Whether both are the same for every reader.
  private boolean allowsAs(Protection one) {
    return rights.include(one.rights)
        && one.rights.include(rights)
        && attachments == one.attachments
        && expiry.equals(one.expiry)
        && requirePasskey == one.requirePasskey
        && Set.copyOf(readers).equals(Set.copyOf(one.readers));
  }

  /// A sender may name any number of templates.
  private static String both(String one, String other) {
    String both = one + " and " + other;
    return both.length() <= LONGEST_NAME ? both : one;
  }

  private Protection named(String name) {
    return new Protection(name, rights, attachments, expiry, readers, requirePasskey);
  }
}
