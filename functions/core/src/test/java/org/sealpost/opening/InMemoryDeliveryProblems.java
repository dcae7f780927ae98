package org.sealpost.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.mail.EmailAddress;

public final class InMemoryDeliveryProblems implements DeliveryProblems {
  private final Map<EmailAddress, DeliveryProblem> problems = new ConcurrentHashMap<>();

  @Override
  public void note(EmailAddress mailbox, DeliveryProblem problem) {
    problems.merge(
        mailbox, problem, (known, noted) -> noted.at().isBefore(known.at()) ? known : noted);
  }

  @Override
  public Optional<DeliveryProblem> find(EmailAddress mailbox, Instant now) {
    return Optional.ofNullable(problems.get(mailbox))
        .filter(problem -> now.isBefore(problem.at().plus(REMEMBERED)));
  }
}
