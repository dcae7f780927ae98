package org.sealpost.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.rules.simulation.Trial.compiled;
import static org.sealpost.rules.simulation.Trial.rule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Protection;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.NoticeAction.GenerateIncidentReport;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionCustomizationTemplate;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.predicate.ContentPredicate.Combination;
import org.sealpost.rules.predicate.ContentPredicate.MessageContainsDataClassifications;
import org.sealpost.rules.predicate.DataClassification;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.simulation.ReplayedMail.Comparison;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;

class RuleReplayTest {
  private static final ApplyRightsProtectionTemplate ENCRYPT =
      new ApplyRightsProtectionTemplate("Encrypt");
  private static final CompiledRules NOTHING = compiled();
  private static final CompiledRules SECRETS =
      compiled(
          rule(
              "Secrets",
              List.of(new SentToScope(Scope.OUTSIDE), new SubjectContainsWords(List.of("secret"))),
              List.of(ENCRYPT)));

  @Test
  void runShouldSayForWhomTheVersionsDiffer() throws Exception {
    Run run = run(NOTHING, SECRETS, List.of(mail("1", "secret"), mail("2", "hello")));

    assertThat(run.totals)
        .isEqualTo(
            new ReplayTotals(
                2, 1, 1, 0, 1, java.util.Map.of(), java.util.Map.of(new RuleName("Secrets"), 1L)));
    assertThat(run.results.get(1)).isEqualTo(new ReplayedMail("2", new Comparison.Same()));
    assertThat(different(run, 0).recipients())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.recipient()).isEqualTo(Samples.BOB);
              assertThat(difference.before().orElseThrow().outcome().fate())
                  .isEqualTo(new Outcome.Fate.Unprotected(false, Optional.empty()));
              assertThat(difference.after().orElseThrow().outcome().fate())
                  .isEqualTo(
                      new Outcome.Fate.Protected(Protection.ENCRYPT, "OME Configuration", false));
            });
  }

  @Test
  void runShouldSeeNoDifferenceWhereRecipientsSeeNone() throws Exception {
    CompiledRules named =
        compiled(
            rule("A", List.of(), List.of(ENCRYPT)),
            rule(
                "B",
                List.of(),
                List.of(new ApplyRightsProtectionCustomizationTemplate("OME Configuration"))));

    Run run =
        run(compiled(rule("C", List.of(), List.of(ENCRYPT))), named, List.of(mail("1", "hello")));

    assertThat(run.totals.same()).isEqualTo(1);
  }

  @Test
  void runShouldTellOfWhoIsAddedAndReportedTo() throws Exception {
    CompiledRules after =
        compiled(
            rule(
                "Watch",
                List.of(),
                List.of(
                    new BlindCopyTo(Set.of(EmailAddress.of("archive@contoso.example"))),
                    new GenerateIncidentReport(Samples.ALICE, Set.of(ReportedContent.SENDER)))));

    Run run = run(NOTHING, after, List.of(mail("1", "hello")));

    assertThat(different(run, 0).recipients())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.before()).isEqualTo(Optional.empty());
              assertThat(difference.after().orElseThrow().added()).isTrue();
            });
    assertThat(different(run, 0).reportsAfter()).hasSize(1);
    assertThat(different(run, 0).reportsBefore()).isEmpty();
  }

  @Test
  void runShouldGoOnAfterWhatCannotBeReadOrDecided() throws Exception {
    CompiledRules unable =
        compiled(
            rule(
                "Cards",
                List.of(
                    new SubjectContainsWords(List.of("card")),
                    new MessageContainsDataClassifications(
                        List.of(
                            new DataClassification(
                                "Credit Card Number",
                                1,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty())),
                        Combination.ANY)),
                List.of(ENCRYPT)));

    Run run =
        run(
            NOTHING,
            unable,
            List.of(
                new MailToReplay("junk", 4, () -> new byte[] {0, 1, 2, 3}),
                new MailToReplay(
                    "gone",
                    0,
                    () -> {
                      throw new IOException("The file cannot be read.");
                    }),
                new MailToReplay(
                    "bug",
                    0,
                    () -> {
                      throw new IllegalStateException("a secret of the mail");
                    }),
                mail("waits", "card"),
                mail("fine", "hello")));

    assertThat(run.results)
        .extracting(ReplayedMail::name)
        .containsExactly("junk", "gone", "bug", "waits", "fine");
    assertThat(run.results.subList(0, 4))
        .allMatch(mail -> mail.comparison() instanceof Comparison.Undecided);
    assertThat(run.results.toString())
        .contains("The file cannot be read.", "the mail would wait after: there is no detector")
        .doesNotContain("a secret of the mail");
    assertThat(run.totals.undecided()).isEqualTo(4);
    assertThat(run.totals.same()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void runShouldKeepTheOrderWhateverTheThreads(int threads) throws Exception {
    List<MailToReplay> mails =
        IntStream.range(0, 200)
            .mapToObj(number -> mail("mail " + number, number % 3 == 0 ? "secret" : "hello"))
            .toList();

    Run run = run(NOTHING, SECRETS, mails.iterator(), threads);

    assertThat(run.results)
        .extracting(ReplayedMail::name)
        .isEqualTo(mails.stream().map(MailToReplay::name).toList());
    assertThat(run.totals.different()).isEqualTo(67);
  }

  @Test
  void runShouldHoldOnlySoManyMails() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    List<Integer> held = Collections.synchronizedList(new ArrayList<>());
    Iterator<MailToReplay> mails =
        IntStream.range(0, 1_000)
            .mapToObj(
                number -> {
                  held.add(taken.incrementAndGet() - told.get());
                  return mail("mail " + number, "hello");
                })
            .iterator();

    replay(NOTHING, SECRETS).run(mails, _ -> told.incrementAndGet(), 2);

    assertThat(told).hasValue(1_000);
    assertThat(Collections.max(held)).isLessThanOrEqualTo(2 * 4 + 1);
  }

  @Test
  void runShouldHoldOnlySoManyBytes() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    List<Integer> held = new ArrayList<>();
    Iterator<MailToReplay> mails =
        IntStream.range(0, 50)
            .mapToObj(
                number -> {
                  held.add(taken.incrementAndGet() - told.get());
                  MailToReplay mail = mail("mail " + number, "hello");
                  return new MailToReplay(mail.name(), 40L << 20, mail.content());
                })
            .iterator();

    replay(NOTHING, SECRETS).run(mails, _ -> told.incrementAndGet(), 4);

    assertThat(Collections.max(held)).isLessThanOrEqualTo(2);
  }

  @Test
  void runShouldTakeNothing() throws Exception {
    assertThat(run(NOTHING, SECRETS, List.of()).totals.mails()).isZero();
  }

  private static Comparison.Different different(Run run, int index) {
    return (Comparison.Different) run.results.get(index).comparison();
  }

  private static MailToReplay mail(String name, String subject) {
    byte[] message =
        Mails.bytes(
            """
            From: anna@contoso.example
            To: bob@partner.example
            Cc: carol@contoso.example
            Subject: %s

            Hello.
            """
                .formatted(subject));
    return new MailToReplay(name, message.length, () -> message);
  }

  private static RuleReplay replay(CompiledRules before, CompiledRules after) {
    return new RuleReplay(
        before,
        after,
        ProtectionSettings.DEFAULTS,
        Samples.contoso(),
        new PlainInspector(),
        Samples.NOW);
  }

  private static Run run(CompiledRules before, CompiledRules after, List<MailToReplay> mails)
      throws InterruptedException {
    return run(before, after, mails.iterator(), 2);
  }

  private static Run run(
      CompiledRules before, CompiledRules after, Iterator<MailToReplay> mails, int threads)
      throws InterruptedException {
    List<ReplayedMail> results = new ArrayList<>();
    ReplayTotals totals = replay(before, after).run(mails, results::add, threads);
    return new Run(results, totals);
  }

  private record Run(List<ReplayedMail> results, ReplayTotals totals) {}
}
