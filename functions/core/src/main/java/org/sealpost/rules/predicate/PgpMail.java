package org.sealpost.rules.predicate;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.sealpost.mail.MailStructure;

/// Mail that OpenPGP encrypted, and nothing else: as MIME (RFC 3156 4), or a text that is one
/// armored message.
final class PgpMail {
  private static final int LONGEST_CONTROL = 100;

  private PgpMail() {}

  static boolean is(MailStructure root) {
    return switch (root.mediaType()) {
      case "multipart/encrypted" -> isMime(root);
      case "text/plain" -> root.parts().isEmpty() && isArmored(root);
      default -> false;
    };
  }

  private static boolean isMime(MailStructure root) {
    List<MailStructure> parts = root.parts();
    return "application/pgp-encrypted"
            .equals(root.parameters().getOrDefault("protocol", "").toLowerCase(Locale.ROOT))
        && parts.size() == 2
        && parts.getFirst().is("application/pgp-encrypted")
        && PartText.utf8(parts.getFirst(), LONGEST_CONTROL)
            .filter(text -> text.strip().equalsIgnoreCase("Version: 1"))
            .isPresent()
        && parts.get(1).is("application/octet-stream")
        && (isArmored(parts.get(1)) || isBinary(parts.get(1)))
        && !PartText.isBesideParts(root);
  }

  private static boolean isArmored(MailStructure part) {
    try (ArmoredPgp content = new ArmoredPgp(PartText.lines(part))) {
      return PgpPackets.areEncrypted(content);
    } catch (IOException other) {
      return false;
    }
  }

  private static boolean isBinary(MailStructure part) {
    try (InputStream content = part.content().open()) {
      return PgpPackets.areEncrypted(content);
    } catch (IOException other) {
      return false;
    }
  }
}
