package org.sealpost.mailflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.MessageClass;
import org.sealpost.rules.Decision;
import org.sealpost.rules.Decisions;

/// A mail and what was decided about it.
record Decided(AcceptedMail mail, Decisions decisions) {
  /// All that was decided about one intake.
  static Decisions together(List<Decided> all) {
    return new Decisions(
        all.stream().flatMap(one -> one.decisions().decisions().stream()).toList(),
        all.stream().flatMap(one -> one.decisions().reports().stream()).distinct().toList(),
        all.stream().flatMap(one -> one.decisions().matched().stream()).distinct().toList());
  }

  /// What is left to do of this when `other` was decided afterwards: nobody gets both.
  Decided besides(Decided other) {
    Set<Recipient> served =
        other.decisions.decisions().stream()
            .flatMap(decision -> decision.recipients().stream())
            .collect(Collectors.toSet());
    return new Decided(
        mail,
        new Decisions(
            decisions.decisions().stream()
                .flatMap(decision -> without(served, decision).stream())
                .toList(),
            decisions.reports().stream()
                .filter(report -> !other.decisions.reports().contains(report))
                .toList(),
            decisions.matched()));
  }

  private static Optional<Decision> without(Set<Recipient> served, Decision decision) {
    List<Recipient> left =
        decision.recipients().stream().filter(recipient -> !served.contains(recipient)).toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(Decision.of(left, decision.rules(), decision.treatment()));
  }

  List<Recipient> recipients(Predicate<Decision> which) {
    return decisions.decisions().stream()
        .filter(which)
        .flatMap(decision -> decision.recipients().stream())
        .toList();
  }

  /// Names of the rules behind these decisions, in order.
  List<String> rules(Predicate<Decision> which) {
    return decisions.decisions().stream()
        .filter(which)
        .flatMap(decision -> decision.rules().stream())
        .map(rule -> rule.name().value())
        .distinct()
        .toList();
  }

  /// The same for every recipient.
  MessageClass kind() {
    return decisions.decisions().stream()
        .map(decision -> decision.treatment().kind())
        .findFirst()
        .orElse(MessageClass.ORDINARY);
  }
}
