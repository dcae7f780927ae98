package org.sealpost.console.certificates;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import org.sealpost.administration.CertificateAdministration;
import org.sealpost.console.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the organization's own S/MIME keys are certified with. Both use the signing key once.
@Controller("/api/smime")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrganizationCertificatesController {
  private static final Logger LOG =
      LoggerFactory.getLogger(OrganizationCertificatesController.class);

  private final CertificateAdministration administration;

  OrganizationCertificatesController(CertificateAdministration administration) {
    this.administration = administration;
  }

  /// PKCS #10, for an authority to certify the signing key.
  @Post("/request")
  Pem request() {
    Pem request = new Pem(administration.signingRequest());
    LOG.info("certificate request made");
    return request;
  }

  /// For others to encrypt to the organization.
  @Post("/opening-certificate")
  Pem openingCertificate() {
    Pem certificate =
        new Pem(
            administration
                .openingCertificate()
                .orElseThrow(
                    () ->
                        new RefusedException(
                            HttpStatus.CONFLICT,
                            "signing-certificate-needed",
                            "The opening certificate is issued with the signing certificate, and"
                                + " there is none yet. Request one, save it, and try again.")));
    LOG.info("opening certificate made");
    return certificate;
  }

  @Serdeable
  record Pem(String pem) {}
}
