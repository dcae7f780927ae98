package org.sealpost.console.certificates;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.administration.CertificateAdministration;
import org.sealpost.administration.CertificateFile;
import org.sealpost.administration.CertificateUploadReport;
import org.sealpost.administration.KnownCertificate;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Limit;
import org.sealpost.console.web.RefusedException;
import org.sealpost.mail.EmailAddress;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.RecipientCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Certificates of people outside. One is named by its owner's address and its fingerprint.
@Controller("/api/certificates")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CertificatesController {
  private static final Logger LOG = LoggerFactory.getLogger(CertificatesController.class);

  private final CertificateAdministration administration;

  CertificatesController(CertificateAdministration administration) {
    this.administration = administration;
  }

  /// By address.
  ///
  /// @param after `next` of the page before
  @Get
  Page list(
      @QueryValue(defaultValue = "trusted") String standing,
      @QueryValue Optional<String> after,
      @QueryValue(defaultValue = "100") int limit) {
    int most = Limit.between(1, CertificateAdministration.MOST, limit, "The limit");
    List<KnownCertificate> page =
        administration.list(standing(standing), after.map(this::named), most);
    return new Page(
        page.stream().map(CertificateView::of).toList(),
        page.size() < most ? Optional.empty() : Optional.of(name(page.getLast().certificate())));
  }

  private static CertificateStanding standing(String word) {
    for (CertificateStanding standing : CertificateStanding.values()) {
      if (standing.name().toLowerCase(Locale.ROOT).equals(word)) {
        return standing;
      }
    }
    throw new RefusedException(
        HttpStatus.BAD_REQUEST,
        "bad-standing",
        "A certificate is trusted, proposed or refused: name one of these as standing.");
  }

  private static String name(RecipientCertificate certificate) {
    return certificate.fingerprint() + " " + certificate.address();
  }

  private RecipientCertificate named(String name) {
    String[] parts = name.split(" ", 2);
    return (parts.length == 2
            ? address(parts[1]).flatMap(address -> administration.find(address, parts[0]))
            : Optional.<RecipientCertificate>empty())
        .orElseThrow(
            () ->
                new RefusedException(
                    HttpStatus.GONE,
                    "page-gone",
                    "The certificate at which this page begins is gone. Read from the first page"
                        + " on."));
  }

  /// Trusts what can be used of a file: PEM, DER or P7B.
  @Post
  @Consumes(MediaType.ALL)
  Report upload(@Body byte[] file, @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    CertificateUploadReport report = administration.upload(file, admin);
    LOG.info(
        "certificates uploaded: {} trusted, {} known, {} refused",
        report.trusted().size(),
        report.known().size(),
        report.refused().size());
    if (report.trusted().isEmpty() && report.known().isEmpty() && report.refused().isEmpty()) {
      throw new RefusedException(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "bad-file",
          "There is no certificate in this file. Give a certificate as PEM, DER or P7B.");
    }
    return Report.of(report);
  }

  @Post("/{fingerprint}/approve")
  CertificateView approve(
      String fingerprint,
      @QueryValue String address,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    CertificateView view =
        address(address)
            .flatMap(known -> administration.approve(known, fingerprint, admin))
            .map(CertificateView::of)
            .orElseThrow(CertificatesController::unknown);
    LOG.info("certificate {} approved", view.fingerprint());
    return view;
  }

  @Post("/{fingerprint}/refuse")
  CertificateView refuse(
      String fingerprint,
      @QueryValue String address,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    CertificateView view =
        address(address)
            .flatMap(known -> administration.refuse(known, fingerprint, admin))
            .map(CertificateView::of)
            .orElseThrow(CertificatesController::unknown);
    LOG.info("certificate {} refused", view.fingerprint());
    return view;
  }

  /// Removing twice is harmless.
  @Delete("/{fingerprint}")
  HttpResponse<Void> remove(String fingerprint, @QueryValue String address) {
    RecipientCertificate certificate =
        address(address)
            .flatMap(known -> administration.find(known, fingerprint))
            .orElseThrow(CertificatesController::unknown);
    administration.remove(certificate.address(), certificate.fingerprint());
    LOG.info("certificate {} removed", certificate.fingerprint());
    return HttpResponse.noContent();
  }

  private static Optional<EmailAddress> address(String text) {
    try {
      return Optional.of(EmailAddress.of(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static RefusedException unknown() {
    return new RefusedException(
        HttpStatus.NOT_FOUND,
        "certificate-unknown",
        "There is no such certificate of this address.");
  }

  /// @param next names the next page; empty on the last one
  @Serdeable
  record Page(List<CertificateView> certificates, Optional<String> next) {}

  /// @param known those that were trusted before
  @Serdeable
  record Report(List<CertificateView> trusted, List<CertificateView> known, List<Refused> refused) {
    static Report of(CertificateUploadReport report) {
      return new Report(
          report.trusted().stream().map(CertificateView::of).toList(),
          report.known().stream().map(CertificateView::of).toList(),
          report.refused().stream().map(Refused::of).toList());
    }
  }

  /// @param reason for people, behind “because”
  @Serdeable
  record Refused(String subject, String reason) {
    static Refused of(CertificateFile.Refused refused) {
      return new Refused(refused.subject(), refused.reason());
    }
  }
}
