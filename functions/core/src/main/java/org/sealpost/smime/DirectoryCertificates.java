package org.sealpost.smime;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;

/// The certificates that the directory knows of somebody ([DirectoryAttribute#USER_CERTIFICATE]).
final class DirectoryCertificates {
  private static final int MOST = 20;
  private static final int LONGEST_BASE64 = 4 * (PersonalCertificate.LARGEST_BYTES / 3);

  private DirectoryCertificates() {}

  /// PROPOSED each, from DIRECTORY; what is not base64 is left out. By any address of the person.
  static List<RecipientCertificate> of(EmailAddress address, Directory directory) {
    return directory
        .person(address)
        .flatMap(person -> person.attribute(DirectoryAttribute.USER_CERTIFICATE))
        .stream()
        .flatMap(text -> Arrays.stream(text.split("[\\s;,]+")))
        .limit(MOST)
        .flatMap(base64 -> proposed(address, base64).stream())
        .toList();
  }

  private static Optional<RecipientCertificate> proposed(EmailAddress address, String base64) {
    if (base64.isEmpty() || base64.length() > LONGEST_BASE64) {
      return Optional.empty();
    }
    try {
      // Written anew: one certificate is one text.
      String text = Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64));
      return Optional.of(
          new RecipientCertificate(
              address,
              text,
              CertificateStanding.PROPOSED,
              CertificateOrigin.DIRECTORY,
              Instant.EPOCH,
              ""));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
