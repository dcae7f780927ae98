package org.sealpost.local.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.mail.Domain;

/// Whether the SPF record of a domain (RFC 7208) lets SES send in its name.
final class Spf {
  /// Receivers give up where a record makes them ask more often (RFC 7208 4.6.4).
  private static final int MOST_LOOKUPS = 10;

  private static final String SES = "amazonses.com";

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final String REMEDY =
      "Publish one TXT record: \"v=spf1 include:amazonses.com -all\".";

  private final Dns dns;
  private int lookups;
  private boolean ses;
  private Optional<String> broken = Optional.empty();

  private Spf(Dns dns) {
    this.dns = dns;
  }

  /// @param domain of the reverse-path that our mail has
  static List<Finding> check(Dns dns, Domain domain) throws NoAnswerException {
    String what = "SPF of " + domain;
    List<String> records = records(dns, domain.name());
    if (records.isEmpty()) {
      return List.of(
          Finding.fail(what, "There is no SPF record, so nothing says who may send. " + REMEDY));
    }
    if (records.size() > 1) {
      return List.of(
          Finding.fail(
              what,
              "There are "
                  + records.size()
                  + " SPF records; receivers then heed none (RFC 7208 4.5). Keep one."));
    }
    return new Spf(dns).findings(what, domain, records.getFirst());
  }

  /// What domains say of themselves that send nothing.
  static boolean forbidsAll(Dns dns, Domain domain) throws NoAnswerException {
    List<String> records = records(dns, domain.name());
    return records.size() == 1 && records.getFirst().strip().equalsIgnoreCase("v=spf1 -all");
  }

  private List<Finding> findings(String what, Domain domain, String record)
      throws NoAnswerException {
    Optional<Character> all = walk(domain.name(), record);
    List<Finding> findings = new ArrayList<>();
    broken.ifPresent(words -> findings.add(Finding.fail(what, words)));
    if (lookups > MOST_LOOKUPS) {
      findings.add(
          Finding.fail(
              what,
              "It makes receivers ask the DNS more than ten times; they then take it for broken"
                  + " (RFC 7208 4.6.4). Drop includes that you no longer need, or give our mail a"
                  + " MAIL FROM domain of its own."));
    } else if (!ses && broken.isEmpty()) {
      findings.add(
          Finding.fail(
              what, "It does not include amazonses.com, so mail by SES looks forged. " + REMEDY));
    }
    ending(what, all).ifPresent(findings::add);
    if (findings.isEmpty()) {
      findings.add(
          Finding.pass(
              what, "It includes amazonses.com and needs " + lookups + " of ten look-ups."));
    }
    return findings;
  }

  /// @param all the qualifier of `all`; empty where the record has none
  private static Optional<Finding> ending(String what, Optional<Character> all) {
    return switch (all.orElse('?')) {
      case '+' ->
          Optional.of(Finding.fail(what, "It lets everybody send (+all). Write -all instead."));
      case '?' ->
          Optional.of(
              Finding.warn(
                  what, "It says nothing about everybody else. Let it end with -all (or ~all)."));
      default -> Optional.empty();
    };
  }

  /// @return the qualifier with which the record, or the one that it redirects to, says `all`
  private Optional<Character> walk(String name, String record) throws NoAnswerException {
    Optional<String> redirect = Optional.empty();
    for (String term : SPACE.splitAsStream(record.strip()).toList()) {
      String lower = term.toLowerCase(Locale.ROOT);
      char qualifier = "+-~?".indexOf(lower.charAt(0)) >= 0 ? lower.charAt(0) : '+';
      String mechanism = lower.replaceFirst("^[-+~?]", "");
      if (mechanism.equals("all")) {
        // What stands behind it is never looked at (RFC 7208 5.1).
        return Optional.of(qualifier);
      }
      if (mechanism.startsWith("redirect=")) {
        redirect = Optional.of(mechanism.substring("redirect=".length()));
      } else if (mechanism.startsWith("include:")) {
        include(name, mechanism.substring("include:".length()), qualifier);
      } else if (mechanism.matches("(a|mx|ptr)([:/].*)?|exists:.*")) {
        lookups++;
      }
    }
    return redirect.isPresent() ? follow(name, redirect.get()) : Optional.empty();
  }

  private void include(String from, String target, char qualifier) throws NoAnswerException {
    if (qualifier == '+' && target.equals(SES)) {
      ses = true;
    }
    follow(from, target);
  }

  /// Counts, and looks no further than receivers do: an endless circle ends here.
  private Optional<Character> follow(String from, String target) throws NoAnswerException {
    lookups++;
    if (lookups > MOST_LOOKUPS || target.contains("%")) {
      return Optional.empty();
    }
    List<String> records = records(dns, target);
    if (records.size() != 1) {
      broken =
          Optional.of(
              "The record of "
                  + from
                  + " leads to "
                  + target
                  + ", which has "
                  + (records.isEmpty() ? "no SPF record" : "several SPF records")
                  + "; receivers then take the whole for broken (RFC 7208 5.2). Mend or drop it.");
      return Optional.empty();
    }
    return walk(target, records.getFirst());
  }

  private static List<String> records(Dns dns, String name) throws NoAnswerException {
    return dns.texts(name).stream()
        .filter(text -> text.toLowerCase(Locale.ROOT).matches("(?s)v=spf1( .*)?"))
        .toList();
  }
}
