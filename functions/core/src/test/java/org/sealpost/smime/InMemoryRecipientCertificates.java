package org.sealpost.smime;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.sealpost.mail.EmailAddress;

public final class InMemoryRecipientCertificates implements RecipientCertificates {
  private final Map<String, RecipientCertificate> known = new ConcurrentSkipListMap<>();

  @Override
  public List<RecipientCertificate> of(EmailAddress address) {
    return known.values().stream().filter(one -> one.address().equals(address)).toList();
  }

  @Override
  public List<RecipientCertificate> list(
      CertificateStanding standing, Optional<RecipientCertificate> after, int limit) {
    return known.values().stream()
        .filter(one -> one.standing() == standing)
        .sorted(Comparator.comparing(InMemoryRecipientCertificates::key))
        .filter(one -> after.isEmpty() || key(one).compareTo(key(after.get())) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public boolean add(RecipientCertificate certificate) {
    return known.putIfAbsent(key(certificate), certificate) == null;
  }

  @Override
  public boolean change(
      EmailAddress address, String fingerprint, CertificateStanding to, Instant at, String by) {
    return known.computeIfPresent(
            key(address, fingerprint), (_, certificate) -> certificate.with(to, at, by))
        != null;
  }

  @Override
  public void remove(EmailAddress address, String fingerprint) {
    known.remove(key(address, fingerprint));
  }

  private static String key(RecipientCertificate certificate) {
    return key(certificate.address(), certificate.fingerprint());
  }

  private static String key(EmailAddress address, String fingerprint) {
    return address.toString().toLowerCase(Locale.ROOT) + " " + fingerprint;
  }
}
