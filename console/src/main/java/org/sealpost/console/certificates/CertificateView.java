package org.sealpost.console.certificates;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.administration.KnownCertificate;

/// A certificate of somebody outside.
///
/// @param standing `trusted`, `proposed` or `refused`
/// @param origin `upload`, `directory` or `signed-mail`
/// @param by the admin who gave it this standing; empty when it came by itself
/// @param content empty when it cannot be read
/// @param others fingerprints of trusted ones of the same address, beside a proposed one
@Serdeable
record CertificateView(
    String address,
    String fingerprint,
    String standing,
    String origin,
    Instant since,
    String by,
    Optional<Content> content,
    List<String> others) {
  static CertificateView of(KnownCertificate known) {
    return new CertificateView(
        known.certificate().address().toString(),
        known.certificate().fingerprint(),
        word(known.certificate().standing()),
        word(known.certificate().origin()),
        known.certificate().since(),
        known.certificate().by(),
        known.content().map(Content::of),
        known.others());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Serdeable
  record Content(
      String subject, String issuer, String serial, Instant from, Instant until, String key) {
    static Content of(KnownCertificate.Content content) {
      return new Content(
          content.subject(),
          content.issuer(),
          content.serial(),
          content.from(),
          content.until(),
          content.key());
    }
  }
}
