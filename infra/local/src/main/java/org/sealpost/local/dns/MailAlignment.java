package org.sealpost.local.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;

/// Whether a mail that has arrived carries what DMARC asks for: a signature or a reverse-path of
/// the domain that its readers see. Whether a signature fits the mail is not looked at: that stands
/// in the `Authentication-Results` of the server that took it.
final class MailAlignment {
  private static final int LONGEST_SELECTOR = 63;

  private final Dns dns;
  private final Domain from;
  private final Optional<Dmarc> dmarc;

  private MailAlignment(Dns dns, Domain from, Optional<Dmarc> dmarc) {
    this.dns = dns;
    this.from = from;
    this.dmarc = dmarc;
  }

  static List<Finding> check(Dns dns, MailContent mail) throws NoAnswerException {
    Domain from = mail.from().address().domain();
    return new MailAlignment(dns, from, Dmarc.find(dns, from)).findings(mail);
  }

  private List<Finding> findings(MailContent mail) throws NoAnswerException {
    List<Finding> findings = new ArrayList<>();
    boolean signed = false;
    for (String field : mail.header("DKIM-Signature").toList()) {
      Tags signature = Tags.parse(field);
      Optional<Domain> signer = signature.value("d").flatMap(MailAlignment::domain);
      if (signer.isPresent() && aligned(signer.get(), "adkim")) {
        Finding key = Dkim.check(dns, signer.get(), selector(signature));
        findings.add(key);
        signed |= key.outcome() != Finding.Outcome.FAIL;
      }
    }
    Optional<Domain> reversePath =
        mail.header("Return-Path").findFirst().flatMap(MailAlignment::reversePath);
    boolean returned = reversePath.isPresent() && aligned(reversePath.get(), "aspf");
    findings.add(ofSignature(signed));
    findings.add(ofReversePath(mail, reversePath, returned));
    findings.add(verdict(signed, returned));
    return findings;
  }

  private Finding ofSignature(boolean signed) {
    String what = "signature of the mail";
    return signed
        ? Finding.pass(what, "A DKIM signature names " + from + " or a domain that speaks for it.")
        : Finding.warn(
            what,
            "No DKIM signature with a public key speaks for "
                + from
                + ". Make it an identity in SES with Easy DKIM and publish its CNAME records.");
  }

  private Finding ofReversePath(MailContent mail, Optional<Domain> reversePath, boolean returned) {
    String what = "reverse-path of the mail";
    if (mail.header("Return-Path").findFirst().isEmpty()) {
      return Finding.warn(
          what,
          "The file has no Return-Path: save the mail where it has arrived, not where it was sent.");
    }
    if (reversePath.isEmpty()) {
      return Finding.warn(what, "It is empty, as that of bounces: SPF says nothing about From.");
    }
    return returned
        ? Finding.pass(what, reversePath.get() + " speaks for " + from + ".")
        : Finding.warn(
            what,
            reversePath.get()
                + " does not speak for "
                + from
                + ". Give the identity in SES a MAIL FROM domain below "
                + from
                + ".");
  }

  private Finding verdict(boolean signed, boolean returned) {
    String what = "DMARC of the mail";
    if (signed || returned) {
      return Finding.pass(
          what,
          "What speaks for "
              + from
              + ": "
              + (signed ? "DKIM" : "")
              + (signed && returned ? " and " : "")
              + (returned ? "SPF" : "")
              + ", where they pass.");
    }
    return Finding.fail(
        what,
        "Neither DKIM nor SPF speaks for "
            + from
            + ": receivers that heed its DMARC record refuse the mail or call it spam.");
  }

  private boolean aligned(Domain vouched, String mode) throws NoAnswerException {
    return dmarc.isPresent() ? dmarc.get().aligned(dns, from, vouched, mode) : from.equals(vouched);
  }

  private static String selector(Tags signature) {
    return signature.value("s").filter(name -> name.length() <= LONGEST_SELECTOR).orElse("");
  }

  private static Optional<Domain> reversePath(String field) {
    try {
      return Optional.of(EmailAddress.of(field.strip().replaceFirst("^<(.*)>$", "$1")).domain());
    } catch (IllegalArgumentException emptyOrNoAddress) {
      return Optional.empty();
    }
  }

  private static Optional<Domain> domain(String text) {
    try {
      return Optional.of(new Domain(text));
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }
}
