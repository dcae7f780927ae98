package org.sealpost.console;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.console.Answers.code;
import static org.sealpost.console.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleSet;
import org.sealpost.testing.Race;

class ExchangeIT {
  private static final String NEW =
      "New-TransportRule -Name '%s' -SubjectContainsWords 'x' -ApplyRightsProtectionTemplate"
          + " Encrypt";

  private final SampleOrganization organization = new SampleOrganization();
  private final RunningConsole console =
      new RunningConsole(organization.doors(), organization.platform.clock);

  @BeforeEach
  void signIn() {
    console.signIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private HttpResponse<String> run(String command) {
    return console.post(
        "/api/rules/powershell",
        new JsonMapper().createObjectNode().put("command", command).toString());
  }

  private RuleSet inForce() {
    return organization.doors().rules().current().content();
  }

  private List<String> names() {
    return inForce().rules().stream().map(rule -> rule.name().value()).toList();
  }

  private byte[] exported() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(console.request("/api/rules/export").GET().build(), BodyHandlers.ofByteArray())
          .body();
    }
  }

  @Test
  void commandsShouldBeRefusedWhenTheyCannotBeStored() {
    HttpResponse<String> answer =
        console.post(
            "/api/rules/powershell",
            "{\"command\":\"New-TransportRule -Name 'a\\ud800' -SubjectContainsWords x -Quarantine"
                + " $true\"}");

    assertThat(code(answer)).isEqualTo("400 bad-rules");
    assertThat(json(answer).path("message").asText()).contains("half a character");
    assertThat(organization.doors().rules().current().version()).isZero();
  }

  @Test
  void commandsShouldChangeTheRulesAndSayWhatIsInForce() {
    HttpResponse<String> answer = run(NEW.formatted("Legal"));

    assertThat(json(answer).get("errors")).isEmpty();
    assertThat(json(answer).get("version").asLong()).isEqualTo(1);
    assertThat(json(answer).get("output").asText()).contains("Legal");
    assertThat(names()).contains("Legal");
    assertThat(json(console.get("/api/rules/versions")).at("/versions/0/by").asText())
        .isEqualTo("admin");
  }

  @Test
  void commandsThatOnlyLookShouldSaveNothing() {
    HttpResponse<String> answer = run("Get-TransportRule");

    assertThat(json(answer).get("output").asText()).contains("Encrypt when the subject says so");
    assertThat(json(answer).get("version").asLong()).isZero();
    assertThat(organization.platform.configurations.newest()).isEmpty();
  }

  @Test
  void commandsThatFailShouldSayWhereAndChangeNothing() {
    HttpResponse<String> answer =
        run("Set-TransportRule Nobody -Comments x; Invoke-Evil $(whoami)");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("errors")).isNotEmpty();
    assertThat(inForce()).isEqualTo(RuleSet.defaults());
  }

  @Test
  void commandsOfAdminsAtTheSameTimeShouldAllBeCarriedOut() throws Exception {
    List<Integer> answers =
        Race.among(
            4, () -> run(NEW.formatted("R" + Thread.currentThread().threadId())).statusCode());

    assertThat(answers).containsOnly(200);
    assertThat(names()).hasSize(5);
  }

  @Test
  void commandsShouldKeepToTheVersionThatTheyName() {
    run(NEW.formatted("Legal"));

    HttpResponse<String> answer =
        console.change(
            "POST", "/api/rules/powershell", 0, "{\"command\":\"Disable-TransportRule Legal\"}");

    assertThat(code(answer)).isEqualTo("412 changed-meanwhile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"command\":null}", "{\"command\":\" \"}"})
  void noCommandShouldBeRefused(String body) {
    assertThat(code(console.post("/api/rules/powershell", body))).isEqualTo("400 no-command");
  }

  /// The file holds a rule more than there is afterwards; version 2 is in force.
  private byte[] exportedAndTakenBack() throws IOException, InterruptedException {
    run(NEW.formatted("Größe & <b>"));
    byte[] file = exported();
    console.change("POST", "/api/rules/versions/0/restore", 1, "{}");
    return file;
  }

  @Test
  void exportsShouldBeImportedAgain() throws Exception {
    byte[] file = exportedAndTakenBack();

    HttpResponse<String> tried =
        console.upload("/api/rules/import?dryRun=true&culture=de-DE&zone=Europe/Berlin", 2, file);
    RuleSet before = inForce();
    HttpResponse<String> done = console.upload("/api/rules/import?as=audit", 2, file);

    assertThat(new String(file, UTF_16LE)).startsWith("\ufeff<?xml");
    assertThat(json(tried).get("rules")).hasSize(2);
    assertThat(json(tried).get("version").isNull()).isTrue();
    assertThat(before).isEqualTo(RuleSet.defaults());
    assertThat(json(done).get("version").asLong()).isEqualTo(3);
    assertThat(json(done).get("rules").findValuesAsText("outcome"))
        .anyMatch(outcome -> outcome.startsWith("imported"))
        .anyMatch(outcome -> outcome.startsWith("updated"));
    assertThat(inForce().find("Größe & <b>").orElseThrow().properties().mode())
        .isEqualTo(RuleMode.AUDIT);
  }

  @Test
  void importsShouldNeedTheNewestVersion() throws Exception {
    byte[] file = exportedAndTakenBack();

    assertThat(code(console.upload("/api/rules/import", 1, file)))
        .isEqualTo("412 changed-meanwhile");
    assertThat(
            code(
                console.send(
                    console
                        .request("/api/rules/import")
                        .header("Origin", console.address().toString())
                        .POST(BodyPublishers.ofByteArray(file)))))
        .isEqualTo("428 version-needed");
  }

  @Test
  void importsShouldRefuseWhatHoldsNoRules() {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rules>&a;</rules>";

    assertThat(code(console.upload("/api/rules/import", 0, bomb.getBytes(UTF_8))))
        .isEqualTo("422 bad-file");
    assertThat(code(console.upload("/api/rules/import", 0, new byte[] {0, 1, 2})))
        .isEqualTo("422 bad-file");
    assertThat(code(console.upload("/api/rules/import", 0, new byte[5 * 1024 * 1024 + 1])))
        .isEqualTo("413 too-large");
    assertThat(inForce()).isEqualTo(RuleSet.defaults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"as=enforce", "culture=!!", "zone=Mars/Base"})
  void importsShouldRefuseOtherTerms(String query) throws Exception {
    HttpResponse<String> answer =
        console.upload("/api/rules/import?dryRun=true&" + query, 0, exported());

    assertThat(code(answer)).startsWith("400 bad-");
  }

  @Test
  void trialsShouldExplainAndSendNothing() {
    String message =
        "From: alice@contoso.example\r\nTo: bob@partner.example\r\nSubject: [encrypt] secret plan\r\n\r\nHello\r\n";

    HttpResponse<String> answer = console.upload("/api/rules/test", 0, message.getBytes(UTF_8));

    JsonNode explanation = json(answer);
    assertThat(explanation.get("conclusion").asText()).isEqualTo("decided");
    assertThat(explanation.at("/recipients/0/recipient").asText()).isEqualTo("bob@partner.example");
    assertThat(explanation.get("rules")).hasSize(1);
    assertThat(explanation.at("/wrapper/to").asText()).isEqualTo("bob@partner.example");
    assertThat(explanation.at("/wrapper/subject").asText()).isNotBlank();
    assertThat(explanation.at("/wrapper/html").asText()).contains("<html");
    assertThat(answer.body()).doesNotContain("secret plan");
    assertThat(organization.platform.deliveryQueue.waiting()).isEmpty();
  }

  @Test
  void trialsShouldTakeOtherRecipientsAndVersions() {
    byte[] message =
        "From: alice@contoso.example\r\nTo: bob@partner.example\r\nSubject: x\r\n\r\nHello\r\n"
            .getBytes(UTF_8);

    JsonNode explanation =
        json(
            console.upload(
                "/api/rules/test?version=0&to=carol@partner.example,dave@contoso.example",
                0,
                message));

    assertThat(explanation.get("recipients")).hasSize(2);
    assertThat(code(console.upload("/api/rules/test?version=9", 0, message)))
        .isEqualTo("404 version-unknown");
    assertThat(code(console.upload("/api/rules/test?to=nobody", 0, message)))
        .isEqualTo("400 bad-address");
    assertThat(code(console.upload("/api/rules/test", 0, "no mail".getBytes(UTF_8))))
        .isEqualTo("422 bad-message");
  }
}
