package org.sealpost.mailflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.inspection.MalwareScanner.Verdict;
import org.sealpost.mail.MailContent;
import org.sealpost.rules.Decision;
import org.sealpost.rules.action.Rejection;
import org.sealpost.trace.PassedMail;

/// What the scanner says of a mail, and of what was opened of it.
record Scanned(Verdict verdict) {
  static final Scanned CLEAN = new Scanned(new Verdict.Clean());

  /// @throws org.sealpost.Unavailable when the scanner gives no answer
  static Scanned by(MalwareScanner scanner, byte[] message, MailContent content) {
    return new Scanned(scanner.scan(message, content));
  }

  /// Of both, the worse.
  Scanned and(Scanned other) {
    return switch (verdict) {
      case Verdict.Infected _ -> this;
      case Verdict.Incomplete _ -> other.isInfected() ? other : this;
      case Verdict.Clean() -> other;
    };
  }

  boolean isInfected() {
    return verdict instanceof Verdict.Infected;
  }

  /// What its sender is told: nothing of the mail's content, and not where in it.
  Rejection rejection() {
    return new Rejection(
        "5.7.1",
        "Malware was found in the message ("
            + malware().orElse("unnamed")
            + "), so nobody has received it. Check the attached files and the computer that they"
            + " come from, then send the message again without them. If you are sure that they are"
            + " harmless, ask the organization's administrator, who can release the message.");
  }

  /// Why it is held: before the rules, the malware.
  List<String> first(List<String> rules) {
    return Stream.concat(malware().map(name -> "Malware: " + name).stream(), rules.stream())
        .distinct()
        .toList();
  }

  /// What admins are told of a mail that goes on although not all of it could be looked at; whether
  /// it may is up to the rules.
  Optional<PassedMail> passed(List<Decided> decided, Intake intake) {
    if (!(verdict instanceof Verdict.Incomplete(String reason))
        || decided.stream().allMatch(one -> one.recipients(Scanned::goesOn).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new PassedMail(
            intake.receivedAt(),
            decided.getFirst().mail().content().messageId(),
            "Not all of it was scanned for malware, because " + reason + ".",
            List.of()));
  }

  private static boolean goesOn(Decision decision) {
    return decision instanceof Decision.Pass || decision instanceof Decision.Protect;
  }

  private Optional<String> malware() {
    return verdict instanceof Verdict.Infected(String name) ? Optional.of(name) : Optional.empty();
  }
}
