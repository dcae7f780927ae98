package org.sealpost.smime;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.sealpost.mail.EmailAddress;

/// Certificates of people outside from a file that an admin chose: PEM (one or several), DER, or
/// PKCS #7 (`.p7b`, in PEM or DER). At most 5 MB and 1,000 certificates.
///
/// Who uploads a certificate vouches for it; that is why nothing is asked of its issuer here. It
/// must be usable all the same: an RSA key of 2048 to 8192 bits for encrypting mail, signed with
/// nothing weaker than SHA-256, not expired, and naming its owner's address exactly (threat 9).
public final class CertificateUpload {
  /// Without a name for it, the address would be shown as hexadecimal digits.
  private static final Map<String, String> MAIL_ADDRESS = Map.of("1.2.840.113549.1.9.1", "E");

  private static final int LONGEST_SUBJECT = 100;

  private CertificateUpload() {}

  /// Never throws for what the file says.
  ///
  /// @param admin who vouches for what is in it
  public static Uploaded read(byte[] file, Instant now, String admin) {
    List<RecipientCertificate> accepted = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    try {
      Set<String> seen = new HashSet<>();
      for (byte[] der : CertificateFile.certificates(file)) {
        String base64 = Base64.getEncoder().encodeToString(der);
        if (seen.add(base64)) {
          read(der, now, refused).stream()
              .map(address -> trusted(address, base64, now, admin))
              .forEach(accepted::add);
        }
      }
    } catch (UnreadableCertificateException unreadable) {
      return new Uploaded(List.of(), List.of(new Refused("The file", reason(unreadable))));
    }
    return new Uploaded(accepted, refused);
  }

  private static Set<EmailAddress> read(byte[] der, Instant now, List<Refused> refused) {
    try {
      PersonalCertificate certificate = PersonalCertificate.of(der);
      Optional<String> unfit = certificate.unfit(later(certificate, now));
      if (unfit.isEmpty()) {
        return certificate.addresses();
      }
      refused.add(new Refused(subject(der), unfit.get()));
    } catch (UnreadableCertificateException unreadable) {
      refused.add(new Refused(subject(der), reason(unreadable)));
    }
    return Set.of();
  }

  /// What is valid from next week on is kept, and used from then on.
  private static Instant later(PersonalCertificate certificate, Instant now) {
    Instant from = certificate.x509().getNotBefore().toInstant();
    return from.isAfter(now) ? from : now;
  }

  private static RecipientCertificate trusted(
      EmailAddress address, String base64, Instant now, String admin) {
    return new RecipientCertificate(
        address, base64, CertificateStanding.TRUSTED, CertificateOrigin.UPLOAD, now, admin);
  }

  private static String subject(byte[] der) {
    try {
      X509Certificate x509 = PersonalCertificate.x509(der);
      String name =
          x509.getSubjectX500Principal()
              .getName(X500Principal.RFC2253, MAIL_ADDRESS)
              .replaceAll("\\p{C}", "�");
      return name.length() > LONGEST_SUBJECT ? name.substring(0, LONGEST_SUBJECT) + "…" : name;
    } catch (UnreadableCertificateException | RuntimeException unreadable) {
      return "A certificate";
    }
  }

  private static String reason(UnreadableCertificateException unreadable) {
    return Optional.ofNullable(unreadable.getMessage()).orElse("it cannot be read");
  }

  /// @param accepted one for each address that a certificate names; all TRUSTED
  public record Uploaded(List<RecipientCertificate> accepted, List<Refused> refused) {
    public Uploaded {
      accepted = List.copyOf(accepted);
      refused = List.copyOf(refused);
    }
  }

  /// @param subject whose certificate it says to be, or what else could not be taken; written by a
  ///     stranger
  /// @param reason for people, behind “because”
  public record Refused(String subject, String reason) {}
}
