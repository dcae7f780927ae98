package org.sealpost.local.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.mail.Domain;

/// What a domain asks of those who receive mail in its name (RFC 7489): that SPF or DKIM speak for
/// the very domain that readers see.
///
/// @param published where the record stands: at the domain, or at the nearest one above it
/// @param tags of the record
record Dmarc(Domain published, Tags tags) {
  /// Names have at most 127 labels; nobody has records so deep.
  private static final int DEEPEST = 8;

  static Optional<Dmarc> find(Dns dns, Domain domain) throws NoAnswerException {
    List<Dmarc> way = onTheWayUp(dns, domain);
    return way.isEmpty() ? Optional.empty() : Optional.of(way.getFirst());
  }

  /// Whether mail from a domain is fit for what the domain asks.
  ///
  /// @param from the domain of the header field From
  /// @param reversePath the domain of the reverse-path
  static List<Finding> check(Dns dns, Domain from, Optional<Domain> reversePath)
      throws NoAnswerException {
    String what = "DMARC of " + from;
    List<String> own = records(dns, from);
    if (own.size() > 1) {
      return List.of(
          Finding.fail(
              what, "There are " + own.size() + " records; receivers then heed none. Keep one."));
    }
    Optional<Dmarc> found = find(dns, from);
    if (found.isEmpty()) {
      return List.of(
          Finding.fail(
              what,
              "There is no record: anybody may write in this domain's name, and large providers"
                  + " take less mail from it. Publish a TXT record at _dmarc."
                  + from
                  + ": \"v=DMARC1; p=quarantine; rua=mailto:...\"."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(found.get().policy(what, from));
    if (reversePath.isPresent()) {
      findings.add(found.get().spfAlignment(dns, from, reversePath.get()));
    }
    return findings;
  }

  private Finding policy(String what, Domain from) {
    Optional<String> asked =
        published.equals(from) ? tags.value("p") : tags.value("sp").or(() -> tags.value("p"));
    return switch (asked.orElse("").toLowerCase(Locale.ROOT)) {
      case "reject", "quarantine" ->
          Finding.pass(what, "Forged mail is to be met with " + asked.orElseThrow() + ".");
      case "none" ->
          Finding.warn(
              what,
              "It only watches (p=none): forged mail in this domain's name still arrives. Once all"
                  + " your senders sign, write p=quarantine, then p=reject.");
      default ->
          Finding.fail(
              what,
              "The record does not say what to do (p=none, p=quarantine or p=reject), so receivers"
                  + " pass over it. Mend the record at _dmarc."
                  + published
                  + ".");
    };
  }

  private Finding spfAlignment(Dns dns, Domain from, Domain reversePath) throws NoAnswerException {
    String what = "SPF alignment of " + from;
    if (aligned(dns, from, reversePath, "aspf")) {
      return Finding.pass(what, "The reverse-path's domain " + reversePath + " speaks for it.");
    }
    return Finding.warn(
        what,
        isStrict("aspf") && reversePath.isWithin(from)
            ? "The record says aspf=s, so "
                + reversePath
                + " does not speak for "
                + from
                + " and all hangs on DKIM, which forwarding may break. Drop aspf=s."
            : reversePath
                + " does not speak for "
                + from
                + ", so all hangs on DKIM, which forwarding may break. Give the identity in SES a"
                + " MAIL FROM domain below "
                + from
                + ".");
  }

  /// Whether a domain for which SPF or DKIM vouches speaks for that of From (RFC 7489 3.1).
  ///
  /// @param mode `aspf` or `adkim`
  boolean aligned(Dns dns, Domain from, Domain vouched, String mode) throws NoAnswerException {
    return from.equals(vouched)
        || (!isStrict(mode) && organizational(dns, from).equals(organizational(dns, vouched)));
  }

  boolean isStrict(String mode) {
    return tags.has(mode, "s");
  }

  /// The domain that somebody has registered: the highest that has a DMARC record (the tree walk of
  /// DMARCbis 4.10, which needs no list of public suffixes). Itself where none has one.
  private static Domain organizational(Dns dns, Domain domain) throws NoAnswerException {
    List<Dmarc> way = onTheWayUp(dns, domain);
    for (Dmarc record : way) {
      if (record.tags.has("psd", "n")) {
        return record.published;
      }
    }
    return way.isEmpty() ? domain : way.getLast().published;
  }

  /// The nearest first. What a registry publishes for all domains below it (psd=y) is nobody's own.
  private static List<Dmarc> onTheWayUp(Dns dns, Domain domain) throws NoAnswerException {
    List<Dmarc> way = new ArrayList<>();
    String name = domain.name();
    for (int labels = 0; labels < DEEPEST && name.contains("."); labels++) {
      Domain here = new Domain(name);
      List<String> records = records(dns, here);
      if (records.size() == 1) {
        Tags tags = Tags.parse(records.getFirst());
        if (!tags.has("psd", "y")) {
          way.add(new Dmarc(here, tags));
        }
      }
      name = name.substring(name.indexOf('.') + 1);
    }
    return way;
  }

  private static List<String> records(Dns dns, Domain domain) throws NoAnswerException {
    return dns.texts("_dmarc." + domain).stream()
        .filter(text -> text.matches("(?s)\\s*v\\s*=\\s*DMARC1\\s*(;.*)?"))
        .toList();
  }
}
