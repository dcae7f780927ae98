package org.sealpost.local.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.mail.Domain;

/// Where mail to a domain goes.
final class Exchanges {
  private static final Pattern SES_INBOUND =
      Pattern.compile("inbound-smtp\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");
  private static final Pattern SES_FEEDBACK =
      Pattern.compile("feedback-smtp\\.[a-z0-9-]+\\.amazonses\\.com");

  private Exchanges() {}

  /// Whether answers by mail come to us, and to nobody else.
  ///
  /// @param inbound the one host that takes them; empty for that of SES in any region
  static List<Finding> checkReplies(Dns dns, Domain replyDomain, Optional<Domain> inbound)
      throws NoAnswerException {
    String what = "MX of " + replyDomain;
    String wanted = inbound.map(Domain::name).orElse("inbound-smtp.REGION.amazonaws.com");
    List<String> hosts = dns.exchanges(replyDomain.name());
    List<String> others =
        hosts.stream()
            .filter(
                host ->
                    inbound
                        .map(one -> !one.name().equals(host))
                        .orElseGet(() -> !SES_INBOUND.matcher(host).matches()))
            .toList();
    List<Finding> findings = new ArrayList<>();
    if (hosts.isEmpty()) {
      findings.add(
          Finding.fail(
              what,
              "There is none, so answers by mail cannot arrive. Publish \"10 " + wanted + "\"."));
    } else if (others.isEmpty()) {
      findings.add(Finding.pass(what, "Answers by mail arrive at " + hosts.getFirst() + "."));
    } else {
      findings.add(
          Finding.fail(
              what,
              "It leads to "
                  + (others.contains("") ? "nowhere (a null MX)" : String.join(", ", others))
                  + ": answers to protected messages would go there, unprotected. Only "
                  + wanted
                  + " may stand there."));
    }
    return findings;
  }

  /// Whether SES takes the MAIL FROM domain for set up; without it SES falls back to its own, or
  /// sends nothing.
  static Finding checkMailFrom(Dns dns, Domain mailFrom) throws NoAnswerException {
    String what = "MX of " + mailFrom;
    List<String> hosts = dns.exchanges(mailFrom.name());
    if (hosts.size() == 1 && SES_FEEDBACK.matcher(hosts.getFirst()).matches()) {
      return Finding.pass(what, "Bounces arrive at " + hosts.getFirst() + ".");
    }
    return Finding.fail(
        what,
        "SES wants exactly one MX record of a MAIL FROM domain, \"10"
            + " feedback-smtp.REGION.amazonses.com\", and does not use the domain without it; there "
            + (hosts.isEmpty() ? "is none." : "is: " + String.join(", ", hosts) + "."));
  }
}
