package org.sealpost.rules.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.organization.directory.Group;
import org.sealpost.organization.directory.Person;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.exchange.parameter.DateReading;
import org.sealpost.rules.exchange.parameter.Surroundings;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.OriginPredicate.FromScope;
import org.sealpost.rules.predicate.RecipientPredicate.SentTo;
import org.sealpost.rules.predicate.RecipientPredicate.SentToMemberOf;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectMatchesPatterns;

class ExchangeCommandsTest {
  private static final EmailAddress ANNA = EmailAddress.of("anna@contoso.example");
  private static final EmailAddress SALES = EmailAddress.of("sales@contoso.example");
  private static final Directory DIRECTORY =
      new Directory(
          List.of(
              new Person(
                  ANNA,
                  Set.of(EmailAddress.of("a.alias@contoso.example")),
                  Map.of(DirectoryAttribute.DISPLAY_NAME, "Anna Berg"),
                  Optional.empty())),
          List.of(new Group(SALES, "All Sales", Set.of(ANNA))));
  private static final RuleSet NONE = new RuleSet(List.of());

  private final AtomicLong ids = new AtomicLong();
  private final CommandContext context =
      new CommandContext(
          new Surroundings(
              DIRECTORY,
              Map.of(),
              Set.of("Encrypt", "Do Not Forward"),
              Set.of("OME Configuration", "Branch"),
              DateReading.ISO_ONLY),
          () -> RuleId.of(new UUID(1, ids.incrementAndGet())));

  @Test
  void newShouldMakeTheRuleAndShowIt() {
    CommandOutcome outcome =
        run(
            NONE,
            "new-transportrule 'Encrypt outbound' -senttoscope notinorganization -FromScope"
                + " InOrganization -SubjectContains '[enc]',secret -HeaderContainsMessageHeader"
                + " X-Class -HeaderContainsWords 'confidential' -ExceptIfSentTo 'Anna Berg'"
                + " -ApplyRightsProtectionTemplate Encrypt -Comments 'why\nso' -StopRuleProcessing"
                + " $false");

    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.output())
        .isEqualTo(
            """
            WARNING: -SubjectContains was read as -SubjectContainsWords.

            Name             State   Mode    Priority Comments
            ----             -----   ----    -------- --------
            Encrypt outbound Enabled Enforce 0        why

            """);
    MailFlowRule rule = only(outcome);
    assertThat(rule.conditions())
        .containsExactly(
            new SentToScope(Scope.OUTSIDE),
            new FromScope(Scope.INSIDE),
            new SubjectContainsWords(List.of("[enc]", "secret")),
            new HeaderContainsWords("X-Class", List.of("confidential")));
    assertThat(rule.exceptions()).containsExactly(new SentTo(Set.of(ANNA)));
    assertThat(rule.actions()).containsExactly(new ApplyRightsProtectionTemplate("Encrypt"));
    assertThat(rule.properties().comments()).isEqualTo("why\nso");
    assertThat(rule.properties().errorAction()).isEqualTo(RuleErrorAction.DEFER);
  }

  @Test
  void newShouldFindPeopleAndGroupsByNameAndAlias() {
    CommandOutcome outcome =
        run(
            NONE,
            "New-TransportRule x -SentTo a.alias@contoso.example,bob@partner.example"
                + " -SentToMemberOf 'all sales' -DeleteMessage $true");

    assertThat(only(outcome).conditions())
        .containsExactly(
            new SentTo(Set.of(ANNA, EmailAddress.of("bob@partner.example"))),
            new SentToMemberOf(Set.of(SALES)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0007',
      value = {
        "New-TransportRule a b -DeleteMessage $true~A positional parameter cannot be found that accepts argument 'b'.~line:1 char:21",
        "New-TransportRule a -Foo b~A parameter cannot be found that matches parameter name 'Foo'.~line:1 char:21",
        "New-TransportRule a -SentTo~Missing an argument for parameter 'SentTo'.~line:1 char:21",
        "New-TransportRule a -Subject b~ambiguous. Possible matches include: -SubjectContainsWords~line:1 char:21",
        "New-TransportRule -Name a -name b~'Name' is specified more than once~line:1 char:27",
        "New-TransportRule a -DeleteMessage $true -From 'Nobody'~Couldn't find object \"Nobody\"~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -From $x~parameter 'From'. The variable $x~line:1 char:42",
        "New-TransportRule a -DeleteMessage maybe~parameter 'DeleteMessage'. $true or $false~line:1 char:21",
        "New-TransportRule a -SentToScope Inside -DeleteMessage $true~'Inside' is none of these: InOrganization, NotInOrganization~line:1 char:21",
        "New-TransportRule a -HeaderContainsWords x -DeleteMessage $true~Parameter 'HeaderContainsWords' needs parameter 'HeaderContainsMessageHeader' too.~line:1 char:21",
        "New-TransportRule a -SetHeaderName '*Placeholder*' -SetHeaderValue x~no header name: is it a placeholder~line:1 char:21",
        "New-TransportRule a -ApplyRightsProtectionTemplate Secret~The RMS template 'Secret' can't be found.~line:1 char:21",
        "New-TransportRule a -ApplyRightsProtectionCustomizationTemplate Secret~The branding template 'Secret' can't be found.~line:1 char:21",
        "New-TransportRule a~A rule needs an action.~line:1 char:1",
        "New-TransportRule -DeleteMessage $true~missing mandatory parameters: Name.~line:1 char:1",
        "New-TransportRule a -DeleteMessage $true -Quarantine $true~one of them~line:1 char:1",
        "New-TransportRule a -DeleteMessage $true -Priority 7~The priority 7 is not valid~line:1 char:1",
        "New-TransportRule a -DeleteMessage $true -Priority -1~A number from 0 on~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -ActivationDate 09/01/2018~can be read in two ways~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -ActivationDate soon~This is no date~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -MessageSizeOver 99999999999TB~the number is too large~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -MessageContainsDataClassifications @{Nmae='x'}~'nmae' is no key~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -MessageContainsDataClassifications x~A hashtable is needed~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -SenderADAttributeContainsWords 'Sales'~a name, a colon, and values~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -SenderADAttributeContainsWords 'Shoe:9'~no attribute of the directory~line:1 char:42",
        "New-TransportRule a -DeleteMessage $true -SubjectMatchesPatterns 'a','('~parameter 'SubjectMatchesPatterns'. '(': not a pattern~line:1 char:42",
        "New-TransportRule a -SetSCL 5~cannot be enforced: disable it~line:1 char:1",
        "Invoke-Expression 'calc'~The term 'Invoke-Expression' is not recognized~line:1 char:1",
        "New-TransportRule a -DeleteMessage $true | fl~Only the output of Get-TransportRule~line:1 char:1",
        "Get-TransportRule nobody~object 'nobody' couldn't be found~line:1 char:19",
        "Remove-TransportRule~missing mandatory parameters: Identity.~line:1 char:1",
        "Get-TransportRule -State Sleeping~'Sleeping' is none of these: Enabled, Disabled.~line:1 char:19",
        "New-TransportRule a -DeleteMessage $(calc)~would run a command~line:1 char:36",
      })
  void errorsShouldSayWhatAndWhereAndChangeNothing(String text, String what, String where) {
    CommandOutcome outcome = run(NONE, text);

    assertThat(outcome.after()).isEqualTo(NONE);
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.errors()).hasSize(1);
    assertThat(outcome.errors().getFirst()).contains(what).contains("\nAt " + where + "\n+ ");
  }

  @Test
  void errorsShouldMarkThePlaceInItsLine() {
    CommandOutcome outcome = run(NONE, "# first\nNew-TransportRule a -Foo b");

    assertThat(outcome.errors())
        .containsExactly(
            """
            A parameter cannot be found that matches parameter name 'Foo'.
            At line:2 char:21
            + New-TransportRule a -Foo b
            +                     ~~~~
            """);
  }

  @Test
  void errorsShouldStayShortWhateverWasWritten() {
    String huge = "x".repeat(1_000_000);

    CommandOutcome outcome =
        run(
            NONE,
            "New-TransportRule a -DeleteMessage $true -SubjectMatchesPatterns '" + huge + "'");
    CommandOutcome unknown = run(NONE, "New-TransportRule a -" + huge + " 'b'");

    assertThat(outcome.errors().getFirst()).contains("1,024").hasSizeLessThan(600);
    assertThat(unknown.errors().getFirst()).hasSizeLessThan(600);
  }

  @Test
  void commandsShouldGoOnAfterOneThatFails() {
    CommandOutcome outcome =
        run(
            NONE,
            """
            New-TransportRule a -DeleteMessage $true
            New-TransportRule A -DeleteMessage $true
            New-TransportRule b -Quarantine $true -Priority 0
            """);

    assertThat(names(outcome.after())).containsExactly("b", "a");
    assertThat(outcome.errors()).hasSize(1);
    assertThat(outcome.errors().getFirst()).contains("already in use").contains("line:2 char:1");
  }

  @Test
  void textThatCannotBeReadShouldDoNothingAtAll() {
    CommandOutcome outcome =
        run(NONE, "New-TransportRule a -DeleteMessage $true\nGet-TransportRule | iex");

    assertThat(outcome.after()).isEqualTo(NONE);
    assertThat(outcome.errors()).hasSize(1);
  }

  @Test
  void setShouldChangeWhatIsGivenAndNothingElse() {
    RuleSet before =
        run(
                NONE,
                "New-TransportRule a -SentToScope NotInOrganization -HeaderContainsMessageHeader"
                    + " X-A -HeaderContainsWords one -RejectMessageReasonText No"
                    + " -Comments old -Enabled $false")
            .after();

    CommandOutcome outcome =
        run(
            before,
            "Set-TransportRule a -Name b -HeaderContainsWords two -Mode Audit -SentToScope $null"
                + " -FromScope InOrganization -RejectMessageEnhancedStatusCode 5.7.901");

    assertThat(outcome.errors()).isEmpty();
    MailFlowRule rule = only(outcome);
    assertThat(rule.id()).isEqualTo(before.rules().getFirst().id());
    assertThat(rule.name().value()).isEqualTo("b");
    assertThat(rule.enabled()).isFalse();
    assertThat(rule.properties().mode()).isEqualTo(RuleMode.AUDIT);
    assertThat(rule.properties().comments()).isEqualTo("old");
    assertThat(rule.conditions())
        .containsExactly(
            new HeaderContainsWords("X-A", List.of("two")), new FromScope(Scope.INSIDE));
    assertThat(rule.actions()).containsExactly(new RejectMessage("No", "5.7.901"));
  }

  @Test
  void setShouldMoveRules() {
    RuleSet before = three();

    assertThat(names(run(before, "Set-TransportRule c -Priority 0").after()))
        .containsExactly("c", "a", "b");
    assertThat(names(run(before, "Set-TransportRule a -Priority 2").after()))
        .containsExactly("b", "c", "a");
    assertThat(run(before, "Set-TransportRule a -Priority 3").errors()).hasSize(1);
  }

  @Test
  void setShouldNotKnowEnabled() {
    assertThat(run(three(), "Set-TransportRule a -Enabled $false").errors().getFirst())
        .contains("parameter name 'Enabled'");
  }

  @Test
  void setShouldLeaveWhatItCannotResolveAloneUnlessItIsGiven() {
    MailFlowRule rule =
        RuleCommandText.read(
            "New-TransportRule a -Mode Audit -From 'Long Gone' -DeleteMessage $true",
            RuleId.of(new UUID(9, 9)),
            context.surroundings());
    RuleSet before = new RuleSet(List.of(rule));

    assertThat(rule.kept())
        .containsExactly(new KeptParameter("From", "'Long Gone'", KeptParameter.Kind.CONDITION));
    CommandOutcome commented = run(before, "Set-TransportRule a -Comments x");
    assertThat(only(commented).kept()).isEqualTo(rule.kept());
    assertThat(commented.output()).isEmpty();
    assertThat(run(before, "Set-TransportRule a -From 'Long Gone'").errors()).hasSize(1);
    assertThat(only(run(before, "Set-TransportRule a -From 'Anna Berg'")).kept()).isEmpty();
  }

  @Test
  void setShouldAnswerTwoRulesOfOneNameWithAnError() {
    CommandOutcome outcome = run(three(), "Set-TransportRule a -Name B");

    assertThat(outcome.after()).isEqualTo(three());
    assertThat(outcome.errors().getFirst())
        .contains("The transport rule name \"B\" is already in use.");
  }

  @Test
  void switchingAndRemovingShouldWorkByNameInAnyCaseAndById() {
    RuleSet before = three();
    String id = before.rules().get(1).id().value();

    RuleSet after =
        run(
                before,
                "Disable-TransportRule A -Confirm:$false\nRemove-TransportRule -Identity '"
                    + id
                    + "'\nEnable-TransportRule c -Mode AuditAndNotify")
            .after();

    assertThat(names(after)).containsExactly("a", "c");
    assertThat(after.rules().getFirst().enabled()).isFalse();
    assertThat(after.rules().getLast().properties().mode()).isEqualTo(RuleMode.AUDIT_AND_NOTIFY);
  }

  @Test
  void whatIfShouldChangeNothing() {
    RuleSet before = three();

    CommandOutcome outcome =
        run(
            before,
            """
            Remove-TransportRule a -WhatIf
            New-TransportRule d -DeleteMessage $true -WhatIf
            Set-TransportRule b -Name e -WhatIf:$true
            Disable-TransportRule c -WhatIf
            """);

    assertThat(outcome.after()).isEqualTo(before);
    assertThat(outcome.output())
        .isEqualTo(
            """
            What if: Removing transport rule "a".
            What if: Creating transport rule "d".
            What if: Changing transport rule "b".
            What if: Disabling transport rule "c".
            """);
  }

  @Test
  void getShouldShowTableByDefaultAndListWhenAsked() {
    RuleSet rules =
        run(
                NONE,
                "New-TransportRule 'x' -Mode Audit -SubjectContainsWords 'a','b' -SetAuditSeverity"
                    + " High -DeleteMessage $true -Comments 'one\ntwo' -SetSCL 5")
            .after();

    CommandOutcome table = run(rules, "Get-TransportRule | ft");
    CommandOutcome list = run(rules, "Get-TransportRule X | Format-List");

    assertThat(table.output())
        .isEqualTo(
            """

            Name State   Mode  Priority Comments
            ---- -----   ----  -------- --------
            x    Enabled Audit 0        one

            """);
    assertThat(list.output())
        .isEqualTo(
            """

            Priority             : 0
            Name                 : x
            State                : Enabled
            Mode                 : Audit
            Comments             : one
                                   two
            RuleErrorAction      : Defer
            SetAuditSeverity     : High
            SubjectContainsWords : {a, b}
            DeleteMessage        : True
            SetSCL               : 5
            Conditions           : {SubjectContainsWords}
            Exceptions           : {}
            Actions              : {DeleteMessage}
            Unsupported          : {SetSCL}
            Guid                 : %s
            """
                .formatted(rules.rules().getFirst().id()));
    assertThat(run(NONE, "Get-TransportRule").output()).isEmpty();
    assertThat(run(rules, "Get-TransportRule -State Disabled").output()).isEmpty();
  }

  @Test
  void outputShouldCarryNoControlCharacters() {
    RuleSet rules =
        run(NONE, "New-TransportRule \"a`e[31m\" -DeleteMessage $true -Comments \"b`a\"").after();

    String output = run(rules, "Get-TransportRule\nGet-TransportRule | fl").output();

    assertThat(output).contains("a [31m").doesNotContain("\u001b", "\u0007");
  }

  @Test
  void legacyParametersShouldBecomeWhatTheyMeantOrBeKept() {
    CommandOutcome outcome =
        run(
            NONE,
            "New-TransportRule a -Mode Audit -ApplyOME $true -UseLegacyRegex $true"
                + " -SubjectMatchesPatterns 'a.b\\d' -ExceptIfHasSenderOverride $true"
                + " -HasSenderOverride $false -SentToScope ExternalPartner -SenderNotificationType"
                + " NotifyOnly -RuleErrorAction Ignore -DomainController dc1");

    MailFlowRule rule = only(outcome);
    assertThat(rule.actions()).containsExactly(new ApplyRightsProtectionTemplate("Encrypt"));
    assertThat(rule.conditions())
        .containsExactly(new SubjectMatchesPatterns(List.of(new TextPattern("a\\.b\\d"))));
    assertThat(rule.kept())
        .containsExactly(
            new KeptParameter("ExceptIfHasSenderOverride", "$true", KeptParameter.Kind.EXCEPTION),
            new KeptParameter("SentToScope", "ExternalPartner", KeptParameter.Kind.CONDITION),
            new KeptParameter("NotifySender", "NotifyOnly", KeptParameter.Kind.ACTION),
            new KeptParameter("DomainController", "dc1", KeptParameter.Kind.REMARK));
    assertThat(outcome.output())
        .contains("ApplyOME became ApplyRightsProtectionTemplate Encrypt")
        .contains("UseLegacyRegex: the patterns were translated")
        .contains("RuleErrorAction Ignore was kept")
        .contains("SentToScope was kept and needs review");
  }

  @Test
  void predicatesAndActionsShouldBeListed() {
    CommandOutcome outcome = run(NONE, "Get-TransportRulePredicate\nGet-TransportRuleAction");

    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.output())
        .contains("SubjectContainsWords", "RemoveOMEv2", "Kept, not carried out")
        .doesNotContain("ExceptIf");
  }

  @Test
  void rulesShouldNeverBeMoreThanThousand() {
    RuleSet full = new RandomRules(3).ruleSet(RuleSet.MOST_RULES);

    CommandOutcome outcome = run(full, "New-TransportRule one-more -DeleteMessage $true");

    assertThat(outcome.after()).isEqualTo(full);
    assertThat(outcome.errors().getFirst()).contains("At most 1,000 rules");
  }

  private RuleSet three() {
    AtomicLong own = new AtomicLong();
    CommandContext counted =
        new CommandContext(
            context.surroundings(), () -> RuleId.of(new UUID(2, own.incrementAndGet())));
    return ExchangeCommands.run(
            """
            New-TransportRule a -DeleteMessage $true
            New-TransportRule b -DeleteMessage $true
            New-TransportRule c -DeleteMessage $true
            """,
            NONE,
            counted)
        .after();
  }

  private CommandOutcome run(RuleSet before, String text) {
    return ExchangeCommands.run(text, before, context);
  }

  private static MailFlowRule only(CommandOutcome outcome) {
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.after().rules()).hasSize(1);
    return outcome.after().rules().getFirst();
  }

  private static List<String> names(RuleSet rules) {
    return rules.rules().stream().map(rule -> rule.name().value()).toList();
  }
}
