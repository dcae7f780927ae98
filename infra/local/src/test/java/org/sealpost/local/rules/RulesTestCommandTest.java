package org.sealpost.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.protection.settings.SubjectChoice;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;

class RulesTestCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path mail = Path.of("");
  private Path rules = Path.of("");

  @BeforeEach
  void write() throws Exception {
    mail = Run.write(folder.resolve("message.eml"), Rules.MAIL);
    rules = Run.write(folder.resolve("rules.json"), Rules.SECRETS);
  }

  @Test
  void testShouldSayWhatWouldHappenAndWhy() {
    Run run = run(mail, "--rules", rules);

    assertThat(run.status()).isZero();
    assertThat(run.errors()).isEmpty();
    assertThat(run.output())
        .contains(
            "From anna@contoso.example (inside); inside is contoso.example",
            "bob@partner.example    outside  encrypt (Encrypt), branding \"OME Configuration\"",
            "carol@contoso.example  inside   deliver in clear",
            "found in subject: s••••t",
            "What bob@partner.example would see",
            "Subject: Anna Author sent you a protected message",
            "http://127.0.0.1:8080/m/")
        .doesNotContain("Canary", "secret offer");
  }

  @Test
  void testShouldTakeTheEnvelopeThatIsGiven() {
    Run run =
        run(
            mail,
            "--rules",
            rules,
            "--from",
            "list@elsewhere.example",
            "--to",
            "dave@partner.example",
            "--to",
            "eve@contoso.example",
            "--domain",
            "elsewhere.example",
            "--client",
            "192.0.2.1");

    assertThat(run.status()).isZero();
    assertThat(run.output())
        .contains(
            "dave@partner.example  outside  encrypt", "eve@contoso.example   outside  encrypt")
        .doesNotContain("bob@partner.example");
  }

  @Test
  void testShouldTakeAnonymousMailToComeFromOutside() {
    assertThat(run(mail, "--rules", rules, "--anonymous").output())
        .contains("anna@contoso.example (outside)");
    assertThat(run(mail, "--rules", rules, "--authenticated").output())
        .contains("anna@contoso.example (inside)");
  }

  @Test
  void testShouldPrintJson() throws Exception {
    Run run = run(mail, "--rules", rules, "--json");

    JsonNode json = new JsonMapper().readTree(run.output());
    assertThat(json.at("/recipients/0/outcome/fate").asText()).isEqualTo("protected");
    assertThat(json.at("/wrapper/subject").asText()).startsWith("Anna Author sent you");
    assertThat(json.at("/wrapper/text").asText()).isNotBlank();
    assertThat(run.output()).doesNotContain("Canary");
  }

  @Test
  void testShouldWriteTheWrapperMessage() throws Exception {
    Path wrapper = folder.resolve("wrapper.eml");

    Run run = run(mail, "--rules", rules, "--wrapper", wrapper);

    assertThat(run.status()).isZero();
    MailContent content = MimeReader.read(Files.readAllBytes(wrapper));
    assertThat(content.subject()).isEqualTo("Anna Author sent you a protected message");
    assertThat(content.html()).isPresent();
  }

  @Test
  void testShouldWriteNoWrapperMessageWhereNobodyGetsOne() throws Exception {
    Path wrapper = folder.resolve("wrapper.eml");
    Path nothing = Run.write(folder.resolve("none.json"), Rules.NONE);

    Run run = run(mail, "--rules", nothing, "--wrapper", wrapper);

    assertThat(run.status()).isZero();
    assertThat(run.errors()).contains("nobody gets a wrapper message");
    assertThat(wrapper).doesNotExist();
  }

  @Test
  void testShouldSayWhenTheMailWaits() throws Exception {
    Path attached = Run.write(folder.resolve("attached.eml"), Rules.ATTACHED_MAIL);
    Path looking = Run.write(folder.resolve("looking.json"), Rules.ATTACHMENTS);

    Run run = run(attached, "--rules", looking);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.output()).contains("The mail would wait and be tried again: an attachment");
  }

  @Test
  void testShouldTakeTheTimeThatIsGiven() throws Exception {
    Path later =
        Run.write(
            folder.resolve("later.json"),
            Rules.SECRETS.replace(
                "\"name\": \"Encrypt secrets\",",
                "\"name\": \"Encrypt secrets\", \"properties\": {\"activation\": \"2030-01-01T00:00:00Z\"},"));

    assertThat(run(mail, "--rules", later, "--at", "2029-12-31T23:59:59Z").output())
        .contains("skipped: not active yet");
    assertThat(run(mail, "--rules", later, "--at", "2030-01-01T01:00+01:00").output())
        .contains("matches, for bob@partner.example");
    assertThat(run(mail, "--rules", later, "--at", "2030-01-01").output())
        .contains("matches, for bob@partner.example");
  }

  @Test
  void testShouldKnowTheDirectory() throws Exception {
    Path people =
        Run.write(folder.resolve("people.csv"), "Address,Department\nanna@contoso.example,Sales\n");
    Path groups =
        Run.write(
            folder.resolve("groups.csv"),
            "Address,Name,Members\nteam@contoso.example,Team,anna@contoso.example\n");
    Path about =
        Run.write(
            folder.resolve("about.json"),
            """
            {"rules": [{
              "id": "11111111-2222-4333-8444-555555555555",
              "name": "Team",
              "conditions": [{"FromMemberOf": {"groups": ["team@contoso.example"]}}],
              "actions": [{"ApplyRightsProtectionTemplate": {"template": "Encrypt"}}]
            }]}
            """);

    assertThat(run(mail, "--rules", about, "--directory", people, "--directory", groups).output())
        .contains("matches, for bob@partner.example, carol@contoso.example");
    assertThat(run(mail, "--rules", about, "--directory", people).output())
        .contains("does not match");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void testShouldKnowTheProtectionSettings(boolean asTheConsoleAnswers) throws Exception {
    ProtectionSettings usual = ProtectionSettings.DEFAULTS;
    ProtectionTemplate board =
        new ProtectionTemplate(
            "Board",
            Map.of(),
            UsageRights.of(UsageRight.VIEW),
            Optional.empty(),
            ContentExpiry.afterDays(7),
            AttachmentAccess.VIEW_ONLY,
            TemplateStatus.PUBLISHED);
    String settings =
        ProtectionSettingsJson.write(
            new ProtectionSettings(
                List.of(board),
                true,
                usual.limits(),
                usual.carrier(),
                SubjectChoice.HIDDEN,
                usual.method(),
                usual.senderControls(),
                usual.passing(),
                usual.smime()));
    Path protection =
        Run.write(
            folder.resolve("protection.json"),
            asTheConsoleAnswers ? "{\"version\": 1, \"settings\": " + settings + "}" : settings);
    Path naming =
        Run.write(folder.resolve("own.json"), Rules.SECRETS.replace("Encrypt\"}", "board\"}"));

    Run known = run(mail, "--rules", naming, "--protection", protection);
    Run unknown = run(mail, "--rules", naming);

    assertThat(known.errors()).isEmpty();
    assertThat(known.output())
        .contains("encrypt (Board: read; attachments view only; expires after 7 days), branding");
    assertThat(unknown.status()).isEqualTo(3);
    assertThat(unknown.output()).contains("would wait", "unknown protection template");
  }

  @Test
  void testShouldExplainWhatAreNoProtectionSettings() throws Exception {
    Path wrong = Run.write(folder.resolve("wrong.json"), "{\"settings\": {}}");

    Run run = run(mail, "--rules", rules, "--protection", wrong);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors())
        .startsWith("sealpost: ")
        .contains("holds no protection settings that can be read")
        .hasLineCount(1);
  }

  @Test
  void testShouldReadAnExchangeExport() throws Exception {
    Path export =
        Run.write(
            folder.resolve("export.xml"),
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rules name="TransportVersioned">
              <rule name="Encrypt secrets" id="11111111-2222-4333-8444-555555555555" format="cmdlet">
                <version requiredMinVersion="15.0.3.0">
                  <commandBlock><![CDATA[New-TransportRule -Name 'Encrypt secrets' -SentToScope 'NotInOrganization' -SubjectContainsWords 'secret' -ApplyRightsProtectionTemplate 'Encrypt']]></commandBlock>
                </version>
              </rule>
            </rules>
            """);

    Run run = run(mail, "--rules", export);

    assertThat(run.output())
        .contains(
            "bob@partner.example    outside  encrypt (Encrypt), branding \"OME Configuration\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from | nobody | --from: nobody is not a mail address.",
        "--to | nobody | --to: nobody is not a mail address.",
        "--client | elsewhere | --client: elsewhere is not an IP address.",
        "--at | tomorrow | --at: tomorrow is no time such as 2026-12-01T08:00Z.",
        "--domain | not a domain | --domain: not a domain is not a mail domain.",
        "--directory | /nowhere/people.csv | There is no file /nowhere/people.csv.",
        "--nonsense | 1 | Unknown option",
      })
  void testShouldExplainWrongOptions(String option, String value, String explanation) {
    Run run = run(mail, "--rules", rules, option, value);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains(explanation);
    assertThat(run.output()).isEmpty();
  }

  @Test
  void testShouldExplainWhatIsNoMail() throws Exception {
    Path junk = folder.resolve("junk.eml");
    Files.write(junk, new byte[] {0, 1, 2, (byte) 0xff});
    Path nobody = Run.write(folder.resolve("nobody.eml"), "Subject: x\n\nx\n");

    assertThat(run(junk, "--rules", rules))
        .satisfies(
            run -> {
              assertThat(run.status()).isEqualTo(3);
              assertThat(run.errors())
                  .isEqualTo(
                      "sealpost: %s cannot be tried: The message contains a NUL byte.%n"
                          .formatted(junk));
            });
    assertThat(run(nobody, "--rules", rules).status()).isEqualTo(3);
    assertThat(run(folder, "--rules", rules))
        .satisfies(
            run -> {
              assertThat(run.status()).isEqualTo(2);
              assertThat(run.errors()).contains("is a folder: give a file.");
            });
    assertThat(run(folder.resolve("gone.eml"), "--rules", rules).errors())
        .contains("There is no file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | holds no rules",
        "nonsense | it is not JSON",
        "{\"rules\": [{\"name\": \"x\"}]} | holds no rules",
        "{\"rules\": 7} | holds no rules",
        "<rules | line",
      })
  void testShouldExplainWhatAreNoRules(String content, String explanation) throws Exception {
    Path wrong = Run.write(folder.resolve("wrong"), content);

    Run run = run(mail, "--rules", wrong);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).startsWith("sealpost: ").contains(explanation).hasLineCount(1);
  }

  @Test
  void testShouldExplainThatThereAreNoRules() {
    Run run = run(mail, "--rules", "/nowhere/rules.json");

    assertThat(run)
        .isEqualTo(new Run(2, "", "sealpost: There is no file /nowhere/rules.json.%n".formatted()));
  }

  @Test
  void testShouldSayWhatToDoWithoutRules() {
    Run run = run(mail, "--data", folder);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("./sealpost up", "--rules FILE").hasLineCount(1);
  }

  private static Run run(Path mail, Object... options) {
    Object[] arguments = new Object[options.length + 2];
    arguments[0] = "test";
    arguments[1] = mail;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Run.of(new RulesCommand(), arguments);
  }
}
