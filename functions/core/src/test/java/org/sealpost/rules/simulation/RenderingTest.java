package org.sealpost.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.rules.simulation.Trial.compiled;
import static org.sealpost.rules.simulation.Trial.explanation;
import static org.sealpost.rules.simulation.Trial.mail;
import static org.sealpost.rules.simulation.Trial.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.SenderOptions;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.RuleErrorAction;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.action.EditAction.PrependSubject;
import org.sealpost.rules.action.EndingAction.RejectMessage;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.ForcePortal;
import org.sealpost.rules.action.RoutingAction.BlindCopyTo;
import org.sealpost.rules.action.RoutingAction.RouteMessageOutboundRequireTls;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.sender.SenderChoice;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;

/// What people and programs are shown.
class RenderingTest {
  private static final ApplyRightsProtectionTemplate ENCRYPT =
      new ApplyRightsProtectionTemplate("Encrypt");
  private static final CompiledRules RULES =
      compiled(
          rule("Off", List.of(), List.of(ENCRYPT)).withEnabled(false),
          rule(
              "Encrypt secrets",
              Trial.properties(RuleMode.ENFORCE, RuleErrorAction.DEFER),
              List.of(new SentToScope(Scope.OUTSIDE), new SubjectContainsWords(List.of("secret"))),
              List.of(new SubjectContainsWords(List.of("public"))),
              List.of(
                  ENCRYPT,
                  new RouteMessageOutboundRequireTls(),
                  new BlindCopyTo(Set.of(EmailAddress.of("archive@contoso.example"))))),
          rule(
              "Keep it",
              Trial.properties(RuleMode.AUDIT, RuleErrorAction.DEFER),
              List.of(),
              List.of(),
              List.of(new RejectMessage("Not so", "5.7.1"))));

  @Test
  void textShouldBeForPeople() {
    String text = ExplanationText.of(explanation(RULES, mail("It is secret", "Hello")));

    assertThat(text)
        .isEqualTo(
            """
            What would happen
              bob@partner.example      outside  encrypt (Encrypt), branding "OME Configuration", over TLS only
              archive@contoso.example  inside   encrypt (Encrypt), branding "OME Configuration", over TLS only (added by a rule)
              carol@contoso.example    inside   deliver in clear

            Rule 0 "Off", Enforce
              skipped: disabled, for bob@partner.example, archive@contoso.example, carol@contoso.example
            Rule 1 "Encrypt secrets", Enforce
              matches, for bob@partner.example
                yes  condition  SentToScope NotInOrganization
                yes  condition  SubjectContainsWords 'secret'  found in subject: s••••t
                no   exception  SubjectContainsWords 'public'
                done  action  ApplyRightsProtectionTemplate 'Encrypt'
                done  action  RouteMessageOutboundRequireTls
                done  action  BlindCopyTo archive@contoso.example
              does not match, for archive@contoso.example, carol@contoso.example
                no   condition  SentToScope NotInOrganization
                yes  condition  SubjectContainsWords 'secret'  found in subject: s••••t
                no   exception  SubjectContainsWords 'public'
            Rule 2 "Keep it", Audit
              matches, and only looks on, for bob@partner.example, archive@contoso.example, carol@contoso.example
                not in this mode  action  RejectMessage 'Not so'; '5.7.1'
            """);
  }

  @Test
  void textShouldSayWhatIsKnownBeforeAnyRule() {
    Mail answer =
        Trial.read(
            """
            From: anna@contoso.example
            To: bob@partner.example
            In-Reply-To: <1@partner.example>
            Subject: Hello

            Hello
            """);

    String unknown = ExplanationText.of(explanation(compiled(), answer));
    String known =
        ExplanationText.of(
            RuleSimulation.of(
                compiled(),
                answer,
                ProtectionSettings.DEFAULTS,
                Optional.of(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.OUTSIDE)),
                Samples.contoso(),
                Samples.NOW));

    assertThat(unknown)
        .isEqualTo(
            """
            Before any rule
              It answers another mail. What that was protected with is not known here, and left out: the gateway knows.

            What would happen
              bob@partner.example  outside  deliver in clear

            """);
    assertThat(known)
        .isEqualTo(
            """
            Before any rule
              Its thread is protected with Do Not Forward: read, reply, reply all; attachments view only, by others.

            What would happen
              bob@partner.example  outside  encrypt (Do Not Forward: read, reply, reply all; attachments view only), branding "OME Configuration"

            """);
  }

  @Test
  void shownShouldBeWhatTheSenderAsksFor() throws Exception {
    KnownBefore before =
        new KnownBefore(
            MessageClass.CALENDAR,
            true,
            new SenderChoice(
                Optional.of(
                    new Protection(
                        "Board",
                        UsageRights.of(UsageRight.VIEW),
                        AttachmentAccess.DOWNLOAD,
                        ContentExpiry.afterDays(7),
                        List.of(
                            new ReaderList(
                                Set.of(EmailAddress.of("bob@partner.example")),
                                Set.of(),
                                Set.of(new Domain("contoso.example")))))),
                new SenderOptions(Optional.of(3), true, true),
                List.of(new MessageEdit.RemoveHeader("X-Sealpost-Expires"))),
            false,
            Optional.empty(),
            false);
    Explanation explanation =
        new Explanation(before, List.of(), explanation(compiled(), mail("x", "x")).conclusion());

    String text = ExplanationText.of(explanation);
    JsonNode json = new JsonMapper().readTree(ExplanationJson.write(explanation)).path("before");

    assertThat(text)
        .contains(
            """
              It is a calendar item: it goes on as it came, whatever rules protect.
              Its sender asks for Board: read; expires after 7 days; for bob@partner.example, contoso.example only, for recipients outside.
              Taken out for us: header X-Sealpost-Expires removed.
              Its sender asks, if it is protected, for an end after 3 days, passcodes only, a notice when it is read.
            """);
    assertThat(json.path("kind").asText()).isEqualTo("CALENDAR");
    assertThat(json.at("/senderAsksFor/template").asText()).isEqualTo("Board");
    assertThat(json.at("/senderAsksFor/rights/0").asText()).isEqualTo("VIEW");
    assertThat(json.at("/senderAsksFor/expiresAfterDays").asInt()).isEqualTo(7);
    assertThat(json.at("/senderOptions/passcodeOnly").asBoolean()).isTrue();
    assertThat(json.at("/threadKnown").asBoolean()).isFalse();
  }

  @Test
  void jsonShouldSayWhatProtectionMeans() throws Exception {
    JsonNode json =
        new JsonMapper()
            .readTree(
                ExplanationJson.write(
                    explanation(
                        compiled(
                            rule(
                                "All",
                                List.of(),
                                List.of(
                                    new ApplyRightsProtectionTemplate("Do Not Forward"),
                                    new ForcePortal()))),
                        mail("x", "x"))));

    assertThat(json.at("/recipients/0/outcome/template").asText()).isEqualTo("Do Not Forward");
    assertThat(json.at("/recipients/0/outcome/rights")).hasSize(3);
    assertThat(json.at("/recipients/0/outcome/attachments").asText()).isEqualTo("VIEW_ONLY");
    assertThat(json.at("/recipients/0/outcome/forcePortal").asBoolean()).isTrue();
    assertThat(json.at("/recipients/0/outcome/words").asText())
        .isEqualTo(
            "encrypt (Do Not Forward: read, reply, reply all; attachments view only),"
                + " branding \"OME Configuration\", through the portal in any case");
    assertThat(json.at("/before/kind").asText()).isEqualTo("ORDINARY");
  }

  @Test
  void jsonShouldBeForPrograms() throws Exception {
    JsonNode json =
        new JsonMapper()
            .readTree(ExplanationJson.write(explanation(RULES, mail("It is secret", "Hello"))));

    assertThat(json.at("/conclusion").asText()).isEqualTo("decided");
    assertThat(json.at("/recipients/0/recipient").asText()).isEqualTo("bob@partner.example");
    assertThat(json.at("/recipients/0/outcome/fate").asText()).isEqualTo("protected");
    assertThat(json.at("/recipients/0/outcome/requireTls").asBoolean()).isTrue();
    assertThat(json.at("/recipients/0/rules/0").asText()).isEqualTo("Encrypt secrets");
    assertThat(json.at("/rules/0/runs/0/skipped").asText()).isEqualTo("disabled");
    assertThat(json.at("/rules/1/runs/0/matches").asText()).isEqualTo("yes");
    assertThat(json.at("/rules/1/runs/0/conditions/1/name").asText())
        .isEqualTo("SubjectContainsWords");
    assertThat(json.at("/rules/1/runs/0/conditions/1/found").asText()).isEqualTo("s••••t");
    assertThat(json.at("/rules/1/runs/1/exceptions/0/answer").asText()).isEqualTo("no");
    assertThat(json.at("/rules/2/runs/0/actions/0/effect").asText()).isEqualTo("NotInThisMode");
  }

  @Test
  void textShouldNotMoveTheCursorWhateverARuleIsCalled() {
    CompiledRules hostile =
        compiled(
            rule(
                "\u001b[2Jgone\u202e",
                List.of(new SubjectContainsWords(List.of("a\u001b]0;title\u0007b"))),
                List.of(new PrependSubject("\u202e [ext]"))));

    String text = ExplanationText.of(explanation(hostile, mail("a\u001b]0;title\u0007b", "x")));

    assertThat(text).doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void replayShouldBeShownAsTableAndJson() throws Exception {
    List<MailToReplay> mails =
        List.of(
            replayed("one.eml", "Subject: secret\n\n"),
            replayed("two.eml", "Subject: hello\n\n"),
            new MailToReplay("bad\u001b.eml", 1, () -> new byte[] {0}));
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (ReplayJson json = new ReplayJson(out)) {
      ReplayTotals totals =
          new RuleReplay(
                  compiled(),
                  RULES,
                  ProtectionSettings.DEFAULTS,
                  Samples.contoso(),
                  new PlainInspector(),
                  Samples.NOW)
              .run(
                  mails.iterator(),
                  mail -> {
                    text.append(ReplayText.of(mail));
                    addTo(json, mail);
                  },
                  2);
      text.append(ReplayText.of(totals));
      json.end(totals);
    }

    assertThat(text.toString())
        .isEqualTo(
            """
            one.eml
              bob@partner.example      before: deliver in clear
                                       after:  encrypt (Encrypt), branding "OME Configuration", over TLS only
              archive@contoso.example  before: not a recipient
                                       after:  encrypt (Encrypt), branding "OME Configuration", over TLS only
            bad .eml
              ! The message contains a NUL byte.
            3 mails: 1 decided alike, 1 differently (2 recipients), 1 not decided
              before  after  mails that the rule matches
              0       1      Encrypt secrets
              0       2      Keep it
            """);
    JsonNode json = new JsonMapper().readTree(out.toByteArray());
    assertThat(json.at("/mails")).hasSize(2);
    assertThat(json.at("/mails/0/recipients/0/before/fate").asText()).isEqualTo("unprotected");
    assertThat(json.at("/mails/0/recipients/0/after/fate").asText()).isEqualTo("protected");
    assertThat(json.at("/mails/0/recipients/1/before").isMissingNode()).isTrue();
    assertThat(json.at("/mails/1/undecided").asText()).contains("NUL");
    assertThat(json.at("/totals/different").asInt()).isEqualTo(1);
    assertThat(json.at("/totals/matchedAfter/Keep it").asInt()).isEqualTo(2);
  }

  private static void addTo(ReplayJson json, ReplayedMail mail) {
    try {
      json.add(mail);
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static MailToReplay replayed(String name, String rest) {
    byte[] message =
        Mails.bytes("From: anna@contoso.example\nTo: bob@partner.example\n" + rest + "Hello\n");
    return new MailToReplay(name, message.length, () -> message);
  }
}
