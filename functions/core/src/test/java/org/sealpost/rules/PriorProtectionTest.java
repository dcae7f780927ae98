package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.rules.RuleSamples.BOB;
import static org.sealpost.rules.RuleSamples.CAROL;
import static org.sealpost.rules.RuleSamples.CONTOSO;
import static org.sealpost.rules.RuleSamples.DAN;
import static org.sealpost.rules.RuleSamples.MIA;
import static org.sealpost.rules.RuleSamples.PEOPLE;
import static org.sealpost.rules.RuleSamples.mail;
import static org.sealpost.rules.RuleSamples.rule;
import static org.sealpost.rules.RuleSamples.to;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.ForcePortal;
import org.sealpost.rules.action.ProtectionAction.OpenSmime;
import org.sealpost.rules.action.ProtectionAction.RemoveOME;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RoutingAction.RedirectMessageTo;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;

/// What rules, the sender, the thread and the kind of mail come to together (ome.md 2.5, 2.7).
class PriorProtectionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final RuleAction ENCRYPT = new ApplyRightsProtectionTemplate("Encrypt");
  private static final RuleAction DO_NOT_FORWARD =
      new ApplyRightsProtectionTemplate("Do Not Forward");
  private static final ProtectionTemplate READ_ONLY =
      new ProtectionTemplate(
          "Read only",
          Map.of(),
          UsageRights.of(UsageRight.VIEW, UsageRight.PRINT),
          Optional.empty(),
          ContentExpiry.afterDays(7),
          AttachmentAccess.DOWNLOAD,
          TemplateStatus.PUBLISHED);
  private static final ProtectionTemplates TEMPLATES =
      new ProtectionTemplates(List.of(READ_ONLY), true);

  /// Every row of RemoveOMEv2: where the recipient is, what the thread brings, whose it is, what
  /// the sender chose, what a rule put on, and what is left.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # recipient | thread         | by      | chosen         | rule           | left
          INSIDE      | -              | INSIDE  | -              | Encrypt        | -
          OUTSIDE     | -              | INSIDE  | -              | Encrypt        | -
          INSIDE      | -              | INSIDE  | -              | Do Not Forward | Do Not Forward
          OUTSIDE     | -              | INSIDE  | -              | Do Not Forward | Do Not Forward
          INSIDE      | -              | INSIDE  | -              | Read only      | Read only
          INSIDE      | -              | INSIDE  | Encrypt        | -              | Encrypt
          OUTSIDE     | -              | INSIDE  | Encrypt        | -              | Encrypt
          INSIDE      | -              | INSIDE  | Do Not Forward | Encrypt        | Do Not Forward
          OUTSIDE     | -              | INSIDE  | Do Not Forward | Encrypt        | Do Not Forward
          OUTSIDE     | -              | INSIDE  | Encrypt        | Encrypt        | Encrypt
          INSIDE      | Encrypt        | INSIDE  | -              | -              | -
          OUTSIDE     | Encrypt        | INSIDE  | -              | -              | Encrypt
          INSIDE      | Do Not Forward | INSIDE  | -              | -              | -
          OUTSIDE     | Do Not Forward | INSIDE  | -              | -              | Do Not Forward
          INSIDE      | Encrypt        | OUTSIDE | -              | -              | -
          OUTSIDE     | Encrypt        | OUTSIDE | -              | -              | Encrypt
          INSIDE      | Do Not Forward | OUTSIDE | -              | -              | Do Not Forward
          OUTSIDE     | Do Not Forward | OUTSIDE | -              | -              | Do Not Forward
          INSIDE      | Do Not Forward | OUTSIDE | -              | Encrypt        | Do Not Forward
          INSIDE      | Read only      | OUTSIDE | -              | -              | Read only
          INSIDE      | Read only      | INSIDE  | -              | -              | -
          INSIDE      | Encrypt        | INSIDE  | -              | Encrypt        | -
          INSIDE      | Encrypt        | INSIDE  | -              | Do Not Forward | Do Not Forward
          INSIDE      | Do Not Forward | INSIDE  | Encrypt        | -              | Encrypt
          OUTSIDE     | Do Not Forward | INSIDE  | Encrypt        | Encrypt        | Do Not Forward
          """)
  void removeShouldTakeOffWhatItMay(
      Scope recipient, String thread, Scope by, String chosen, String rule, String left) {
    PriorProtection prior =
        new PriorProtection(
            MessageClass.ORDINARY,
            protection(chosen),
            true,
            protection(thread).map(one -> new ThreadProtection(one, by)));

    for (RuleAction removing : List.of(new RemoveOMEv2(), new RemoveOME())) {
      List<RuleAction> actions = new ArrayList<>();
      protection(rule)
          .ifPresent(one -> actions.add(new ApplyRightsProtectionTemplate(one.template())));
      actions.add(removing);

      Decision decision = decided(prior, recipient == Scope.INSIDE ? DAN : BOB, actions);

      assertThat(template(decision)).isEqualTo(protection(left).map(Protection::template));
    }
  }

  @Test
  void protectionShouldBeTheStrictestOfAllWhoAskForIt() {
    PriorProtection prior =
        new PriorProtection(
            MessageClass.ORDINARY,
            Optional.of(READ_ONLY.protection()),
            false,
            Optional.of(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.OUTSIDE)));

    Protection protection = protect(decided(prior, BOB, List.of(ENCRYPT))).protection();

    assertThat(protection)
        .isEqualTo(
            new Protection(
                "Read only and Do Not Forward",
                UsageRights.of(UsageRight.VIEW),
                AttachmentAccess.VIEW_ONLY,
                ContentExpiry.afterDays(7),
                List.of()));
  }

  /// A rule can never weaken what the sender chose.
  @Test
  void noRuleShouldWeakenWhatTheSenderChose() {
    PriorProtection prior = chosen(Protection.DO_NOT_FORWARD, false);

    for (RuleAction action : RuleSamples.actions()) {
      Decision decision = decided(prior, BOB, List.of(action));

      if (decision instanceof Decision.Protect protect) {
        assertThat(Protection.DO_NOT_FORWARD.rights().include(protect.protection().rights()))
            .as("%s", action)
            .isTrue();
      } else {
        assertThat(decision).as("%s", action).isNotInstanceOf(Decision.Pass.class);
      }
    }
  }

  @Test
  void choicesShouldHoldForRecipientsOutsideUnlessForInsideAsWell() {
    assertThat(template(decided(chosen(Protection.ENCRYPT, false), DAN, List.of()))).isEmpty();
    assertThat(template(decided(chosen(Protection.ENCRYPT, false), BOB, List.of())))
        .contains("Encrypt");
    assertThat(template(decided(chosen(Protection.ENCRYPT, true), DAN, List.of())))
        .contains("Encrypt");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ORDINARY")
  void otherKindsShouldPassAlthoughRuleAndThreadProtect(MessageClass kind) {
    PriorProtection prior =
        new PriorProtection(
            kind,
            Optional.empty(),
            false,
            Optional.of(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE)));

    Decision decision = decided(prior, BOB, List.of(ENCRYPT));

    assertThat(decision).isInstanceOf(Decision.Pass.class);
    assertThat(decision.treatment().passesByKind()).isTrue();
    assertThat(decision.rules()).hasSize(1);
  }

  @Test
  void otherKindsShouldNotBeSaidToPassWhereNothingProtects() {
    PriorProtection prior =
        new PriorProtection(MessageClass.CALENDAR, Optional.empty(), false, Optional.empty());

    assertThat(decided(prior, BOB, List.of()).treatment().passesByKind()).isFalse();
  }

  @Test
  void otherKindsShouldBeProtectedWhereTheirSenderAsks() {
    PriorProtection prior =
        new PriorProtection(
            MessageClass.CALENDAR, Optional.of(Protection.ENCRYPT), false, Optional.empty());

    Decision decision = decided(prior, BOB, List.of(DO_NOT_FORWARD));

    assertThat(template(decision)).contains("Encrypt");
    assertThat(decision.treatment().passesByKind()).isFalse();
  }

  @ParameterizedTest
  @MethodSource
  void protectedByShouldTellWhoseWishItWas(
      PriorProtection prior, List<RuleAction> actions, Scope author, Scope whose) {
    assertThat(decided(prior, BOB, actions).treatment().protectedBy(author)).isEqualTo(whose);
  }

  static Stream<Arguments> protectedByShouldTellWhoseWishItWas() {
    PriorProtection theirs =
        new PriorProtection(
            MessageClass.ORDINARY,
            Optional.empty(),
            false,
            Optional.of(new ThreadProtection(Protection.ENCRYPT, Scope.OUTSIDE)));
    return Stream.of(
        Arguments.of(PriorProtection.NONE, List.of(ENCRYPT), Scope.OUTSIDE, Scope.INSIDE),
        Arguments.of(chosen(Protection.ENCRYPT, false), List.of(), Scope.INSIDE, Scope.INSIDE),
        Arguments.of(
            PriorProtection.ofThread(Protection.ENCRYPT), List.of(), Scope.OUTSIDE, Scope.INSIDE),
        Arguments.of(theirs, List.of(), Scope.OUTSIDE, Scope.OUTSIDE),
        Arguments.of(theirs, List.of(ENCRYPT), Scope.OUTSIDE, Scope.INSIDE));
  }

  @Test
  void ownTemplatesShouldProtectAsTheySay() {
    Decision decision =
        decided(
            PriorProtection.NONE, BOB, List.of(new ApplyRightsProtectionTemplate("read ONLY ")));

    assertThat(protect(decision).protection()).isEqualTo(READ_ONLY.protection());
  }

  @Test
  void recipientsShouldStayTogetherWhateverMakesThemAlike() {
    PriorProtection prior = chosen(Protection.ENCRYPT, false);

    List<Decision> decisions =
        CompiledRules.of(
                new RuleSet(
                    List.of(
                        rule("1", new SentTo(Set.of(CAROL.address(), DAN.address())), ENCRYPT))),
                PEOPLE,
                TEMPLATES)
            .decide(to(mail("x"), List.of(BOB, CAROL, DAN)), prior, CONTOSO, NOW)
            .decisions();

    assertThat(decisions).singleElement().isInstanceOf(Decision.Protect.class);
  }

  @Test
  void forcedPortalShouldHoldForWhomRulesAddAsWell() {
    Decision added = addedFor(BOB, List.of(ENCRYPT, new ForcePortal()), PriorProtection.NONE);

    assertThat(added.treatment().forcePortal()).isTrue();
    assertThat(template(added)).contains("Encrypt");
  }

  @Test
  void forcedPortalShouldNotProtectByItself() {
    Decision decision = decided(PriorProtection.NONE, BOB, List.of(new ForcePortal()));

    assertThat(decision).isInstanceOf(Decision.Pass.class);
  }

  @Test
  void smimeShouldBeOpenedOnTheWayInOnly() {
    assertThat(decided(PriorProtection.NONE, DAN, List.of(new OpenSmime())).treatment().openSmime())
        .isTrue();
    assertThat(decided(PriorProtection.NONE, BOB, List.of(new OpenSmime())).treatment().openSmime())
        .isFalse();
  }

  /// Whom rules add gets the mail with what those get it with whom they were added for: no more is
  /// taken off, and no more is put on.
  @Test
  void addedShouldBeProtectedAsWhomTheyWereAddedFor() {
    PriorProtection outgoing = chosen(Protection.DO_NOT_FORWARD, false);
    PriorProtection kind =
        new PriorProtection(
            MessageClass.CALENDAR,
            Optional.empty(),
            false,
            Optional.of(new ThreadProtection(Protection.ENCRYPT, Scope.INSIDE)));
    PriorProtection thread = PriorProtection.ofThread(Protection.DO_NOT_FORWARD);

    assertThat(template(addedFor(BOB, List.of(), outgoing))).contains("Do Not Forward");
    assertThat(template(addedFor(DAN, List.of(), outgoing))).isEmpty();
    assertThat(template(addedFor(BOB, List.of(ENCRYPT), kind))).isEmpty();
    assertThat(template(addedFor(DAN, List.of(new RemoveOMEv2()), thread)))
        .contains("Do Not Forward");
  }

  @Test
  void addedShouldKeepWhatTheirOwnRulesTakeOff() {
    CompiledRules rules =
        CompiledRules.of(
            new RuleSet(
                List.of(
                    rule(
                        "1",
                        new SentTo(Set.of(BOB.address())),
                        ENCRYPT,
                        new RedirectMessageTo(Set.of(MIA.address()))),
                    rule("2", List.of(), List.of(), ENCRYPT, new RemoveOMEv2()))),
            PEOPLE,
            TEMPLATES);

    List<Decision> decisions =
        rules.decide(to(mail("x"), List.of(DAN)), PriorProtection.NONE, CONTOSO, NOW).decisions();
    List<Decision> redirected =
        CompiledRules.of(
                new RuleSet(
                    List.of(
                        rule(
                            "1",
                            new SentTo(Set.of(BOB.address())),
                            DO_NOT_FORWARD,
                            new RedirectMessageTo(Set.of(MIA.address()))),
                        rule("2", new SentTo(Set.of(MIA.address())), new RemoveOMEv2()))),
                PEOPLE,
                TEMPLATES)
            .decide(to(mail("x"), List.of(BOB)), PriorProtection.NONE, CONTOSO, NOW)
            .decisions();

    assertThat(template(decisions.getFirst())).isEmpty();
    assertThat(template(of(MIA, redirected))).contains("Do Not Forward");
  }

  private static Decision addedFor(
      Recipient named, List<RuleAction> actions, PriorProtection prior) {
    List<RuleAction> all = new ArrayList<>(actions);
    all.add(new BlindCopyTo(Set.of(MIA.address())));
    List<Decision> decisions =
        CompiledRules.of(
                new RuleSet(
                    List.of(
                        rule(
                            "1",
                            new SentTo(Set.of(named.address())),
                            all.toArray(RuleAction[]::new)))),
                PEOPLE,
                TEMPLATES)
            .decide(to(mail("x"), List.of(named)), prior, CONTOSO, NOW)
            .decisions();
    return of(MIA, decisions);
  }

  private static Decision of(Recipient recipient, List<Decision> decisions) {
    return decisions.stream()
        .filter(one -> one.recipients().contains(recipient))
        .findFirst()
        .orElseThrow();
  }

  private static Decision decided(
      PriorProtection prior, Recipient recipient, List<RuleAction> actions) {
    List<MailFlowRule> rules =
        actions.isEmpty()
            ? List.of()
            : List.of(rule("1", List.of(), List.of(), actions.toArray(RuleAction[]::new)));
    return of(
        recipient,
        CompiledRules.of(new RuleSet(rules), PEOPLE, TEMPLATES)
            .decide(to(mail("x"), List.of(recipient)), prior, CONTOSO, NOW)
            .decisions());
  }

  private static PriorProtection chosen(Protection protection, boolean insideToo) {
    return new PriorProtection(
        MessageClass.ORDINARY, Optional.of(protection), insideToo, Optional.empty());
  }

  private static Optional<Protection> protection(String name) {
    return TEMPLATES.named(name).map(ProtectionTemplate::protection);
  }

  private static Decision.Protect protect(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Protect.class);
    return (Decision.Protect) decision;
  }

  private static Optional<String> template(Decision decision) {
    return decision instanceof Decision.Protect protect
        ? Optional.of(protect.protection().template())
        : Optional.empty();
  }
}
