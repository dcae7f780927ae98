package org.sealpost.smime;

final class InMemoryRecipientCertificatesTest implements RecipientCertificatesContract {
  private final RecipientCertificates certificates = new InMemoryRecipientCertificates();

  @Override
  public RecipientCertificates certificates() {
    return certificates;
  }
}
