package org.sealpost.rules.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Scope;
import org.sealpost.rules.KeptParameter;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.RandomRules;
import org.sealpost.rules.exchange.collection.ImportOptions.Arrival;
import org.sealpost.rules.exchange.collection.ImportReport.ImportedRule;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome.Imported;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome.ImportedWithChanges;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome.NotImported;
import org.sealpost.rules.exchange.parameter.Surroundings;
import org.sealpost.rules.exchange.shell.Place;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.SenderPredicate.From;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;

class RuleCollectionImportTest {
  private static final RuleSet NONE = new RuleSet(List.of());
  private static final String DELETE = " -Mode Enforce -DeleteMessage $true";
  private static final ImportOptions AUDITED = ImportOptions.of(RandomRules.NOBODY, NONE);
  private static final ImportOptions AS_WRITTEN = AUDITED.withArrival(Arrival.AS_WRITTEN);

  @Test
  void encodingsShouldBeSniffedWhateverTheDeclarationSays() throws RefusedFileException {
    String xml = collection(rule(1, "Zürich €", "-Name 'Zürich €'" + DELETE));

    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String mark : List.of("", "\ufeff")) {
        ImportReport report = RuleCollectionImport.read((mark + xml).getBytes(charset), AUDITED);

        assertThat(names(report.after())).as("%s %s", charset, mark).containsExactly("Zürich €");
      }
    }
  }

  @Test
  void textInNoEncodingShouldBeRefused() {
    assertRefused(collection("").getBytes(StandardCharsets.UTF_8), (byte) 0xff, "no text in UTF-8");
  }

  private static void assertRefused(byte[] file, byte appended, String why) {
    byte[] broken = Arrays.copyOf(file, file.length + 1);
    broken[file.length] = appended;

    assertThatExceptionOfType(RefusedFileException.class)
        .isThrownBy(() -> RuleCollectionImport.read(broken, AUDITED))
        .withMessageContaining(why);
  }

  @Test
  void rulesShouldComeInTheOrderOfTheFileAndRunInAudit() throws RefusedFileException {
    ImportReport report =
        read(
            collection(
                rule(2, "second", "-Name 'second'" + DELETE)
                    + rule(1, "first ", "-Name 'first '" + DELETE)));

    assertThat(names(report.after())).containsExactly("second", "first");
    assertThat(report.after().rules())
        .allMatch(rule -> rule.enabled() && rule.properties().mode() == RuleMode.AUDIT)
        .allMatch(rule -> rule.properties().errorAction() == RuleErrorAction.DEFER);
    assertThat(report.rules())
        .extracting(ImportedRule::outcome)
        .containsExactly(new Imported(id(2), false), new Imported(id(1), false));
    assertThat(report.notices())
        .containsExactly(
            "2 rules name no RuleErrorAction. Exchange's default is Ignore: mail goes on when a"
                + " rule cannot be evaluated. Ours is Defer: it waits.",
            "The file does not say which rules were enabled. Give the CSV of Get-TransportRule as"
                + " well, or look at each.");
  }

  @Test
  void rulesShouldComeDisabledWhenAsked() throws RefusedFileException {
    ImportReport report =
        RuleCollectionImport.read(
            bytes(collection(rule(1, "a", "-Name 'a'" + DELETE))),
            AUDITED.withArrival(Arrival.DISABLED));

    assertThat(report.after().rules().getFirst().enabled()).isFalse();
    assertThat(report.after().rules().getFirst().properties().mode()).isEqualTo(RuleMode.ENFORCE);
  }

  @Test
  void secondImportShouldChangeNothing() throws RefusedFileException {
    String file =
        collection(rule(1, "a", "-Name 'a'" + DELETE) + rule(2, "b", "-Name 'b'" + DELETE));
    RuleSet first = read(file).after();

    ImportReport second =
        RuleCollectionImport.read(bytes(file), ImportOptions.of(RandomRules.NOBODY, first));

    assertThat(second.after()).isEqualTo(first);
    assertThat(second.rules())
        .extracting(ImportedRule::outcome)
        .containsExactly(new Imported(id(1), true), new Imported(id(2), true));
  }

  @Test
  void secondImportShouldNeverStopARuleThatActs() throws RefusedFileException {
    String file =
        collection(rule(1, "a", "-Name 'a'" + DELETE) + rule(2, "b", "-Name 'b'" + DELETE));
    RuleSet approved =
        new RuleSet(
            read(file).after().rules().stream()
                .map(rule -> rule.withProperties(rule.properties().withMode(RuleMode.ENFORCE)))
                .toList());
    String edited = file.replace("-Name 'b'", "-Name 'b2' -SubjectContainsWords x");

    ImportReport report =
        RuleCollectionImport.read(bytes(edited), ImportOptions.of(RandomRules.NOBODY, approved));

    assertThat(report.after().rules())
        .extracting(rule -> rule.properties().mode())
        .containsExactly(RuleMode.ENFORCE, RuleMode.ENFORCE);
    assertThat(names(report.after())).containsExactly("a", "b2");
    assertThat(changes(report, 1)).contains("it acted before, and acts as changed from now on");
  }

  @Test
  void secondImportShouldKeepARuleThatActsWhenTheChangedOneCouldNotRun()
      throws RefusedFileException {
    String file = collection(rule(1, "a", "-Name 'a'" + DELETE));
    RuleSet approved =
        new RuleSet(
            read(file).after().rules().stream()
                .map(rule -> rule.withProperties(rule.properties().withMode(RuleMode.ENFORCE)))
                .toList());
    String edited = file.replace("-Name 'a'", "-Name 'a' -HasSenderOverride $true");

    ImportReport report =
        RuleCollectionImport.read(bytes(edited), ImportOptions.of(RandomRules.NOBODY, approved));

    assertThat(report.after()).isEqualTo(approved);
    assertThat(report.rules())
        .singleElement()
        .extracting(ImportedRule::outcome)
        .asString()
        .contains("It acts as before");
  }

  @Test
  void updatesShouldKeepTheOrderOfTheFileInThePlacesOfTheRules() throws RefusedFileException {
    RuleSet before =
        RuleCollectionImport.read(
                bytes(
                    collection(
                        rule(8, "x", "-Name 'x'" + DELETE)
                            + rule(1, "a", "-Name 'a'" + DELETE)
                            + rule(2, "b", "-Name 'b'" + DELETE)
                            + rule(9, "y", "-Name 'y'" + DELETE))),
                AUDITED)
            .after();
    String file =
        collection(
            rule(2, "b", "-Name 'b'" + DELETE)
                + rule(3, "new", "-Name 'new'" + DELETE)
                + rule(1, "a", "-Name 'a'" + DELETE));

    ImportReport report =
        RuleCollectionImport.read(bytes(file), ImportOptions.of(RandomRules.NOBODY, before));

    assertThat(names(report.after())).containsExactly("x", "b", "new", "a", "y");
  }

  @Test
  void namesOfOtherRulesShouldNotBeTaken() throws RefusedFileException {
    RuleSet before = read(collection(rule(1, "a", "-Name 'a'" + DELETE))).after();
    String file =
        collection(rule(2, "A", "-Name 'A'" + DELETE) + rule(3, "c", "-Name 'c'" + DELETE));

    ImportReport report =
        RuleCollectionImport.read(bytes(file), ImportOptions.of(RandomRules.NOBODY, before));

    assertThat(names(report.after())).containsExactly("a", "c");
    assertThat(why(report, 0)).contains("Another rule is called so (id " + id(1) + ")");
  }

  @Test
  void rulesShouldBeAbleToSwapNames() throws RefusedFileException {
    RuleSet before =
        read(collection(rule(1, "a", "-Name 'a'" + DELETE) + rule(2, "b", "-Name 'b'" + DELETE)))
            .after();
    String swapped =
        collection(rule(1, "b", "-Name 'b'" + DELETE) + rule(2, "a", "-Name 'a'" + DELETE));

    ImportReport report =
        RuleCollectionImport.read(bytes(swapped), ImportOptions.of(RandomRules.NOBODY, before));

    assertThat(names(report.after())).containsExactly("b", "a");
  }

  @Test
  void duplicateIdsShouldBeReportedAndTheFirstWin() throws RefusedFileException {
    ImportReport report =
        read(collection(rule(1, "a", "-Name 'a'" + DELETE) + rule(1, "b", "-Name 'b'" + DELETE)));

    assertThat(names(report.after())).containsExactly("a");
    assertThat(why(report, 1)).contains("another rule with the same id");
  }

  @Test
  void idsThatAreNoneShouldBeDerivedFromTheName() throws RefusedFileException {
    String file = collection(rule("<not a guid>", "a", "-Name 'a'" + DELETE));

    ImportReport first = read(file.replace("<not a guid>", "none"));
    ImportReport second =
        RuleCollectionImport.read(
            bytes(file.replace("<not a guid>", "none")),
            ImportOptions.of(RandomRules.NOBODY, first.after()));

    assertThat(changes(first, 0))
        .containsExactly("its id is no GUID, so one was derived from its name");
    assertThat(second.after()).isEqualTo(first.after());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0007',
      value = {
        "-Name 'b -Mode Enforce~missing the terminator~1~25",
        "-Name 'b' -SetHeaderName '*ClientSecurityHeader*' -SetHeaderValue x~is it a placeholder~1~29",
        "-Name 'b' -SetHeaderName '\"X-MS-Foo' -SetHeaderValue x~a quote too many~1~29",
        "-Name 'b' -SenderIpRanges <IP or IP range> -DeleteMessage $true~is it a placeholder~1~45",
        "-Name 'b' -DeleteMessage $true; Remove-Item x~another command~1~49",
        "-Name 'b' -DeleteMessage $true | iex~Commands are never run~1~50",
        "-Name 'b' -Comments $(Invoke-WebRequest x) -DeleteMessage $true~would run a command~1~39",
        "-Name 'b' -Mode Enforce -Mode Audit -DeleteMessage $true~more than once~1~43",
        "-Name 'b' -Frobnicate x~parameter name 'Frobnicate'~1~29",
        "-Name 'b'~a rule needs an action~0~0",
        "-DeleteMessage $true~mandatory parameters: Name~1~1",
      })
  void malformedRulesShouldBeReportedAndLeaveOthersAlone(
      String arguments, String why, int line, int column) throws RefusedFileException {
    ImportReport report =
        read(
            collection(
                rule(1, "a", "-Name 'a'" + DELETE)
                    + rule(
                        2, "b", arguments.replace("<IP", "&lt;IP").replace("range>", "range&gt;"))
                    + rule(3, "c", "-Name 'c'" + DELETE)));

    assertThat(names(report.after())).containsExactly("a", "c");
    NotImported refused = (NotImported) report.rules().get(1).outcome();
    assertThat(report.rules().get(1).line()).isEqualTo(4);
    assertThat(refused.why()).containsIgnoringCase(why);
    assertThat(refused.place())
        .isEqualTo(line == 0 ? Optional.empty() : Optional.of(new Place(line, column)));
  }

  @Test
  void otherCommandsShouldNeverBeRun() throws RefusedFileException {
    ImportReport report =
        read(
            collection(
                "<rule name='x' id='"
                    + id(1)
                    + "' format='cmdlet'><version><commandBlock>"
                    + "Invoke-Expression 'calc'</commandBlock></version></rule>"));

    assertThat(report.after()).isEqualTo(NONE);
    assertThat(why(report, 0))
        .contains("'Invoke-Expression' is not New-TransportRule")
        .contains("not run");
  }

  @Test
  void unsupportedConditionsShouldBeKeptAndTheRuleDisabled() throws RefusedFileException {
    ImportReport report =
        read(
            collection(
                rule(1, "a", "-Name 'a' -HasSenderOverride $true -SetSCL -1" + DELETE)
                    + rule(2, "b", "-Name 'b' -SetSCL -1 -ActivationDate '2018-09-01'" + DELETE)
                    + rule(3, "c", "-Name 'c' -ActivationDate '09/01/2018 5:00 PM'" + DELETE)
                    + rule(4, "d", "-Name 'd' -From 'Some Body'" + DELETE)));

    assertThat(report.after().rules())
        .extracting(MailFlowRule::enabled)
        .containsExactly(false, true, false, false);
    assertThat(report.after().rules().get(0).kept())
        .containsExactly(
            new KeptParameter("HasSenderOverride", "$true", KeptParameter.Kind.CONDITION),
            new KeptParameter("SetSCL", "-1", KeptParameter.Kind.ACTION));
    assertThat(report.after().rules().get(2).kept())
        .containsExactly(
            new KeptParameter(
                "ActivationDate", "'09/01/2018 5:00 PM'", KeptParameter.Kind.CONDITION));
    assertThat(changes(report, 3))
        .anyMatch(change -> change.startsWith("From was kept and needs review"));
  }

  @Test
  void identitiesShouldBeMapped() throws RefusedFileException {
    EmailAddress anna = EmailAddress.of("anna@contoso.example");
    Surroundings mapped =
        new Surroundings(
            RandomRules.NOBODY.directory(),
            Map.of("Some Body", anna),
            Set.of(),
            Set.of(),
            RandomRules.NOBODY.dates());

    ImportReport report =
        RuleCollectionImport.read(
            bytes(collection(rule(1, "d", "-Name 'd' -From 'some body'" + DELETE))),
            ImportOptions.of(mapped, NONE));

    assertThat(report.after().rules().getFirst().conditions())
        .containsExactly(new From(Set.of(anna)));
  }

  @Test
  void rulesWithUnsupportedActionsShouldNotBeEnforced() throws RefusedFileException {
    ImportReport report =
        RuleCollectionImport.read(
            bytes(collection(rule(1, "a", "-Name 'a' -SetSCL 5" + DELETE))), AS_WRITTEN);

    assertThat(report.after().rules().getFirst().enabled()).isFalse();
    assertThat(changes(report, 0)).anyMatch(change -> change.startsWith("it is disabled"));
  }

  @Test
  void missingTemplatesShouldBeListed() throws RefusedFileException {
    ImportReport report =
        read(
            collection(
                rule(
                    1,
                    "a",
                    "-Name 'a' -ApplyRightsProtectionTemplate 'Board only'"
                        + " -ApplyRightsProtectionCustomizationTemplate 'Branch'")));

    assertThat(report.missingProtectionTemplates()).containsExactly("Board only");
    assertThat(report.missingBrandingTemplates()).containsExactly("Branch");
    assertThat(report.after().rules()).hasSize(1);
  }

  @Test
  void variantsOfTheStructureShouldBeRead() throws RefusedFileException {
    String file =
        """
        <rules name="Other">
          <unknown><deep/></unknown>
          <rule name="a" id="{%s}"><version><commandBlock>New-TransportRule -Name 'old' -DeleteMessage $true</commandBlock></version>
          <version requiredMinVersion="15.0.3.0"><commandBlock>
          \t<![CDATA[New-TransportRule -Name 'a]]]]><![CDATA[>b' -Mode Enforce]]> -DeleteMessage $true <!-- x -->
          </commandBlock></version></rule>
        </rules>
        """
            .formatted(id(1));

    ImportReport report = read(file);

    assertThat(names(report.after())).containsExactly("a]]>b");
    assertThat(report.notices())
        .contains(
            "The collection is called 'Other', not TransportVersioned.",
            "<unknown> is not known and was left out, with what is in it.");
    assertThat(changes(report, 0))
        .containsExactly("the file calls it 'a'; the name in its command counts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<rule name='a' id='x' format='InternalXML'><version><condition/></version></rule>~The format 'InternalXML' is not read",
        "<rule name='a' id='x'><version><condition><is property='x'/></condition></version></rule>~written as elements",
        "<rule name='a' id='x'><version><commandBlock> </commandBlock></version></rule>~no commandBlock",
        "<rule name='a' id='x'/>~no commandBlock",
        "<rule name='a' id='x'><version><commandBlock># nothing</commandBlock></version></rule>~no command",
      })
  void rulesWithoutCommandShouldBeRefused(String rule, String why) throws RefusedFileException {
    assertThat(why(read(collection(rule)), 0)).containsIgnoringCase(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0007',
      value = {
        "<!DOCTYPE rules [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rules>&x;</rules>~document type",
        "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><rules>&b;</rules>~document type",
        "<!DOCTYPE rules SYSTEM \"http://127.0.0.1:1/x.dtd\"><rules/>~document type",
        "<html><body/></html>~root is <html>",
        "<rule><version/></rule>~inner XML",
        "<rules~well-formed",
        "plain words~none that holds rules",
        "Configuration Tenant { EXOTransportRule 'x' { Name = 'x' } }~Microsoft365DSC",
        "{}~no column Name",
        "[1]~no column Name",
        "[{~no JSON",
        "a,b~no column Name",
      })
  void filesThatAreNoneShouldBeRefused(String text, String why) {
    assertThatExceptionOfType(RefusedFileException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining(why);
  }

  @Test
  void entitiesShouldNeverBeResolved() {
    assertThatExceptionOfType(RefusedFileException.class)
        .isThrownBy(() -> read("<rules name='TransportVersioned'><rule>&x;</rule></rules>"))
        .withMessageContaining("entity of its own");
  }

  @Test
  void hugeFilesShouldBeRefused() {
    String rules = "<rule><version><commandBlock>x</commandBlock></version></rule>".repeat(10_000);
    String deep = "<a>".repeat(10_000);

    assertThatExceptionOfType(RefusedFileException.class)
        .isThrownBy(() -> read(collection(rules)))
        .withMessageContaining("more than 1,000 rules");
    assertThatExceptionOfType(RefusedFileException.class)
        .isThrownBy(() -> read(collection(deep)))
        .withMessageContaining("32 deep");
    assertThatExceptionOfType(RefusedFileException.class)
        .isThrownBy(() -> RuleCollectionImport.read(new byte[5 * 1024 * 1024 + 1], AUDITED))
        .withMessageContaining("larger than 5 MB");
    assertThatExceptionOfType(RefusedFileException.class)
        .isThrownBy(() -> read(" \n"))
        .withMessageContaining("empty");
  }

  @Test
  void hugePatternShouldBeRefusedShortly() throws RefusedFileException {
    String pattern = "(a+)+".repeat(1_000_000);

    ImportReport report =
        read(
            collection(
                rule(1, "a", "-Name 'a' -SubjectMatchesPatterns '" + pattern + "'" + DELETE)
                    + rule(2, "b", "-Name 'b'" + DELETE)));

    assertThat(names(report.after())).containsExactly("b");
    assertThat(why(report, 0)).contains("1,024 characters").hasSizeLessThan(400);
  }

  @Test
  void fileThatBreaksOffShouldGiveWhatStandsBefore() throws RefusedFileException {
    String file =
        collection(rule(1, "a", "-Name 'a'" + DELETE) + rule(2, "b", "-Name 'b'" + DELETE));

    ImportReport report = read(file.substring(0, file.indexOf("-Name 'b'")));

    assertThat(names(report.after())).containsExactly("a");
    assertThat(why(report, 1)).contains("breaks off");
    assertThat(report.notices())
        .anyMatch(notice -> notice.contains("What stands before it was read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<rules/>", "<rules name='TransportVersioned'></rules>", "[]"})
  void emptyFilesShouldSaySo(String text) throws RefusedFileException {
    ImportReport report = read(text);

    assertThat(report.after()).isEqualTo(NONE);
    assertThat(report.rules()).isEmpty();
    assertThat(report.notices()).contains("The file holds no rules.");
  }

  @Test
  void policyTemplatesShouldGiveTheirRules() throws RefusedFileException {
    String file =
        """
        <dlpPolicyTemplates><dlpPolicyTemplate id="%s" mode="Audit" state="Enabled" version="15.0.0.0">
          <name><localizedString lang="en">Health records</localizedString><localizedString lang="de">Akten</localizedString></name>
          <policyCommands>
            <commandBlock><![CDATA[New-TransportRule -Name '%%%%DlpPolicyName%%%%: low' -DlpPolicy '%%%%DlpPolicyName%%%%' -SentToScope NotInOrganization -MessageContainsDataClassifications @{Name="Credit Card Number"; minCount="1"; maxCount="9"} -SetAuditSeverity Low
        New-TransportRule -Name '%%%%DlpPolicyName%%%%: high' -Quarantine $true]]></commandBlock>
            <CommandBlock>New-TransportRule -Name 'third' -DeleteMessage $true</CommandBlock>
          </policyCommands>
        </dlpPolicyTemplate></dlpPolicyTemplates>
        """
            .formatted(id(1));

    ImportReport first = read(file);
    ImportReport second =
        RuleCollectionImport.read(bytes(file), ImportOptions.of(RandomRules.NOBODY, first.after()));

    assertThat(names(first.after()))
        .containsExactly("Health records: low", "Health records: high", "third");
    assertThat(first.after().rules().getFirst().kept())
        .containsExactly(
            new KeptParameter("DlpPolicy", "'Health records'", KeptParameter.Kind.REMARK));
    assertThat(second.after()).isEqualTo(first.after());
  }

  @Test
  void csvShouldStandAlone() throws RefusedFileException {
    String file =
        """
        #TYPE Microsoft.Exchange.MessagingPolicies.Rules.Tasks.Rule
        "Name","State","Mode","Priority","Guid","SentToScope","SubjectContainsWords","DeleteMessage","RuleErrorAction","ADComparisonOperator","Conditions","Colour"
        "late","Disabled","Enforce","1","%s","NotInOrganization","{one, two words}","True","Ignore","Equal","{x}","red"
        "early","Enabled","Enforce","0","%s","","","True","Ignore","","",""
        "lost","Enabled","Enforce","2","%s","","System.String[]","True","","","",""
        """
            .formatted(id(1), id(2), id(3));

    ImportReport report = read(file);

    assertThat(names(report.after())).containsExactly("early", "late");
    MailFlowRule late = report.after().rules().get(1);
    assertThat(late.id()).isEqualTo(id(1));
    assertThat(late.enabled()).isFalse();
    assertThat(late.conditions())
        .containsExactly(
            new SentToScope(Scope.OUTSIDE), new SubjectContainsWords(List.of("one", "two words")));
    assertThat(changes(report, 0)).anyMatch(change -> change.startsWith("RuleErrorAction Ignore"));
    assertThat(why(report, 2)).contains("SubjectContainsWords has lost its list");
    assertThat(report.notices())
        .containsExactly("Columns that are not known were left out: Colour.");
  }

  @Test
  void csvWithSemicolonsShouldBeReadAsWell() throws RefusedFileException {
    assertThat(names(read("Name;DeleteMessage\na;True\n").after())).containsExactly("a");
  }

  @Test
  void jsonShouldStandAlone() throws RefusedFileException {
    String file =
        """
        [{"Name": "a", "State": "Enabled", "Priority": 0, "Guid": "%s", "Mode": "Enforce",
          "SubjectContainsWords": ["one", "two"], "ExceptIfFrom": null, "SentTo": [],
          "ActivationDate": "/Date(1535760000000)/", "DeleteMessage": true, "Quarantine": false,
          "MessageContainsDataClassifications": [{"Name": "ABA", "minCount": 2}]}]
        """
            .formatted(id(1));

    ImportReport report = read(file);

    assertThat(names(report.after())).containsExactly("a");
    assertThat(report.after().rules().getFirst().conditions()).hasSize(2);
    assertThat(report.after().rules().getFirst().actions()).hasSize(1);
  }

  @Test
  void statesShouldBeJoinedByIdAndByName() throws RefusedFileException {
    String file =
        collection(
            rule(1, "a", "-Name 'a'" + DELETE)
                + rule(2, "b", "-Name 'b'" + DELETE)
                + rule(3, "c", "-Name 'c'" + DELETE));
    String csv =
        "Name,State,Priority,Guid\nrenamed,Disabled,2,%s\nB,Enabled,1,\nc,Enabled,0,\n"
            .formatted(id(1));

    ImportReport report = RuleCollectionImport.read(bytes(file), AS_WRITTEN.withStates(bytes(csv)));

    assertThat(names(report.after())).containsExactly("c", "b", "a");
    assertThat(report.after().rules())
        .extracting(MailFlowRule::enabled)
        .containsExactly(true, true, false);
  }

  @Test
  void commandsInPlainTextShouldBeReadAsWell() throws RefusedFileException {
    ImportReport report =
        read("# ours\nNew-TransportRule a -DeleteMessage $true\nRemove-TransportRule a\n");

    assertThat(names(report.after())).containsExactly("a");
    assertThat(why(report, 1)).contains("is not New-TransportRule");
  }

  @Test
  void linesShouldBeThoseOfTheFile() throws RefusedFileException {
    ImportReport report =
        read(
            collection(
                rule(1, "a", "-Name 'a' -Comments 'one\r\ntwo'" + DELETE)
                    + rule(2, "b", "-Name 'b'" + DELETE)));

    assertThat(report.rules()).extracting(ImportedRule::line).containsExactly(3, 5);
    assertThat(report.after().rules().getFirst().properties().comments()).isEqualTo("one\ntwo");
  }

  private static ImportReport read(String text) throws RefusedFileException {
    return RuleCollectionImport.read(bytes(text), AUDITED);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String collection(String rules) {
    return "<?xml version=\"1.0\" encoding=\"utf-16\" standalone=\"yes\"?>\n"
        + "<rules name=\"TransportVersioned\">\n"
        + rules
        + "</rules>";
  }

  private static String rule(int number, String name, String arguments) {
    return rule(id(number).value(), name, arguments);
  }

  private static String rule(String id, String name, String arguments) {
    return "<rule name=\"%s\" id=\"%s\" format=\"cmdlet\"><version requiredMinVersion=\"15.0.3.0\"><commandBlock>New-TransportRule %s</commandBlock></version></rule>\n"
        .formatted(name, id, arguments.replace("& ", "&amp; "));
  }

  private static RuleId id(int number) {
    return new RuleId("00000000-0000-4000-8000-%012d".formatted(number));
  }

  private static List<String> names(RuleSet rules) {
    return rules.rules().stream().map(rule -> rule.name().value()).toList();
  }

  private static String why(ImportReport report, int index) {
    return ((NotImported) report.rules().get(index).outcome()).why();
  }

  private static List<String> changes(ImportReport report, int index) {
    return ((ImportedWithChanges) report.rules().get(index).outcome()).changes();
  }
}
