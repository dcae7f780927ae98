package org.sealpost.rules.simulation;

import static org.sealpost.Require.require;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Organization;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.BeforeRules;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.simulation.ReplayTally.Replayed;
import org.sealpost.rules.simulation.ReplayedMail.Comparison;
import org.sealpost.rules.simulation.ReplayedMail.Difference;

/// Runs two versions of the rules over many mails and says where they decide differently. Sends
/// nothing, stores nothing, and keeps no mail longer than it takes to decide about it. What threads
/// are protected with is not known here: all mails are taken to be of none.
///
/// @param settings with which both are compiled
/// @param now the time at which all mails are taken to come
public record RuleReplay(
    CompiledRules before,
    CompiledRules after,
    ProtectionSettings settings,
    Organization organization,
    ContentInspector inspector,
    Instant now) {
  /// Mails that wait in memory take no more than this together, or it is one.
  private static final long MOST_HELD_BYTES = 64L * 1024 * 1024;

  private static final int WAITING_PER_THREAD = 4;

  /// Decides about all mails, on this many threads; only so many mails are in flight as keep the
  /// threads busy. A mail that cannot be read or decided about is a result like any other.
  ///
  /// @param mails asked for the next one by the calling thread only
  /// @param results told of each mail in the order of the mails, by the calling thread
  /// @throws InterruptedException when interrupted; no mail is decided about any more
  public ReplayTotals run(Iterator<MailToReplay> mails, Consumer<ReplayedMail> results, int threads)
      throws InterruptedException {
    require(threads > 0, "at least one thread");
    ReplayTally tally = new ReplayTally();
    ExecutorService workers =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
    try {
      Flight flight = new Flight(tally, results);
      while (mails.hasNext()) {
        MailToReplay mail = mails.next();
        flight.makeRoomFor(mail, threads * WAITING_PER_THREAD);
        flight.add(workers.submit(() -> replayed(mail)), mail.heldBytes());
      }
      flight.land();
    } finally {
      workers.shutdownNow();
    }
    return tally.totals();
  }

  private Replayed replayed(MailToReplay waiting) {
    try {
      return replayed(waiting.name(), waiting.content().read());
    } catch (IOException | MalformedMailException unreadable) {
      return undecided(waiting.name(), reason(unreadable));
    } catch (RuntimeException | StackOverflowError unexpected) {
      // One mail of a folder must not end the work on all others.
      return undecided(
          waiting.name(), "unexpected failure: " + unexpected.getClass().getSimpleName());
    }
  }

  private Replayed replayed(String name, byte[] file) throws MalformedMailException {
    Mail mail = InspectedOnce.of(MailFile.AS_IT_SAYS.read(file, organization, inspector));
    PriorProtection prior = BeforeRules.of(mail, settings, Optional.empty()).prior();
    Verdict first = verdict(before, mail, prior);
    Verdict second = verdict(after, mail, prior);
    return new Replayed(
        new ReplayedMail(name, comparison(first, second, mail)), first.matched(), second.matched());
  }

  private Verdict verdict(CompiledRules rules, Mail mail, PriorProtection prior) {
    try {
      return new Verdict.Decided(rules.decide(mail, prior, organization, now));
    } catch (RuleEvaluationException unable) {
      return new Verdict.Waits(reason(unable));
    }
  }

  private static Comparison comparison(Verdict before, Verdict after, Mail mail) {
    return switch (before) {
      case Verdict.Waits(String why) ->
          new Comparison.Undecided(
              switch (after) {
                case Verdict.Waits(String whyAfter) ->
                    "the mail would wait: before, %s; after, %s".formatted(why, whyAfter);
                case Verdict.Decided _ -> "the mail would wait before: " + why;
              });
      case Verdict.Decided(Decisions first) ->
          switch (after) {
            case Verdict.Waits(String why) ->
                new Comparison.Undecided("the mail would wait after: " + why);
            case Verdict.Decided(Decisions second) -> comparison(first, second, mail);
          };
    };
  }

  private static Comparison comparison(Decisions before, Decisions after, Mail mail) {
    List<Difference> differences = differences(before, after, mail);
    List<IncidentReport> reportsBefore = without(before.reports(), after.reports());
    List<IncidentReport> reportsAfter = without(after.reports(), before.reports());
    return differences.isEmpty() && reportsBefore.isEmpty() && reportsAfter.isEmpty()
        ? new Comparison.Same()
        : new Comparison.Different(differences, reportsBefore, reportsAfter);
  }

  private static List<Difference> differences(Decisions before, Decisions after, Mail mail) {
    Map<EmailAddress, RecipientOutcome> first = outcomes(before, mail);
    Map<EmailAddress, RecipientOutcome> second = outcomes(after, mail);
    Set<EmailAddress> recipients = new LinkedHashSet<>(first.keySet());
    recipients.addAll(second.keySet());
    return recipients.stream()
        .map(
            recipient ->
                new Difference(
                    recipient,
                    Optional.ofNullable(first.get(recipient)),
                    Optional.ofNullable(second.get(recipient))))
        .filter(
            difference ->
                !difference
                    .before()
                    .map(RecipientOutcome::outcome)
                    .equals(difference.after().map(RecipientOutcome::outcome)))
        .toList();
  }

  private static Map<EmailAddress, RecipientOutcome> outcomes(Decisions decisions, Mail mail) {
    return RecipientOutcome.of(decisions, mail).stream()
        .collect(
            Collectors.toMap(
                one -> one.recipient().address(),
                Function.identity(),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private static <T> List<T> without(List<T> all, List<T> others) {
    List<T> rest = new ArrayList<>(all);
    rest.removeAll(others);
    return rest;
  }

  private static Replayed undecided(String name, String why) {
    return new Replayed(
        new ReplayedMail(name, new Comparison.Undecided(why)), List.of(), List.of());
  }

  private static String reason(Exception failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }

  /// What one version says.
  private sealed interface Verdict {
    List<RuleMatch> matched();

    record Decided(Decisions decisions) implements Verdict {
      @Override
      public List<RuleMatch> matched() {
        return decisions.matched();
      }
    }

    record Waits(String why) implements Verdict {
      @Override
      public List<RuleMatch> matched() {
        return List.of();
      }
    }
  }

  /// The mails that are being decided about, in their order.
  private static final class Flight {
    private final ReplayTally tally;
    private final Consumer<ReplayedMail> results;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long heldBytes;

    Flight(ReplayTally tally, Consumer<ReplayedMail> results) {
      this.tally = tally;
      this.results = results;
    }

    void makeRoomFor(MailToReplay mail, int most) throws InterruptedException {
      while (!waiting.isEmpty()
          && (waiting.size() >= most || heldBytes + mail.heldBytes() > MOST_HELD_BYTES)) {
        landFirst();
      }
    }

    void add(Future<Replayed> mail, long bytes) {
      waiting.add(new Waiting(mail, bytes));
      heldBytes += bytes;
    }

    void land() throws InterruptedException {
      while (!waiting.isEmpty()) {
        landFirst();
      }
    }

    private void landFirst() throws InterruptedException {
      Waiting first = waiting.removeFirst();
      heldBytes -= first.bytes;
      try {
        Replayed replayed = first.mail.get();
        tally.add(replayed);
        results.accept(replayed.mail());
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a mail ended the replay", failed.getCause());
      }
    }

    private record Waiting(Future<Replayed> mail, long bytes) {}
  }
}
