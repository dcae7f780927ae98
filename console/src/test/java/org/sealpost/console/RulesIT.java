package org.sealpost.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.console.Answers.code;
import static org.sealpost.console.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;

class RulesIT {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

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

  /// One rule of that name.
  private static String rules(String name) {
    return """
    {"rules": [{
      "id": "00000000-0000-0000-0000-000000000001",
      "name": "%s",
      "conditions": [{"SubjectContainsWords": {"words": ["contract"]}}],
      "actions": [{"ApplyRightsProtectionTemplate": {"template": "Encrypt"}}]
    }]}
    """
        .formatted(name);
  }

  private HttpResponse<String> put(long version, String body) {
    return console.change("PUT", "/api/rules", version, body);
  }

  private RuleSet inForce() {
    return organization.doors().rules().current().content();
  }

  @Test
  void rulesShouldBeTheDefaultsAtFirst() {
    HttpResponse<String> answer = console.get("/api/rules");

    assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(json(answer).get("version").asLong()).isZero();
    assertThat(json(answer).get("warnings")).isEmpty();
    assertThat(json(answer).get("rules"))
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.get("conditions").toString())
                    .contains("{\"SentToScope\":{\"scope\":\"OUTSIDE\"}}"));
  }

  @Test
  void rulesShouldHaveASchema() {
    HttpResponse<String> answer = console.get("/api/rules/schema");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).has("$schema")).isTrue();
  }

  @Test
  void saveShouldPutRulesInForceAndSayWhichVersionTheyAre() {
    HttpResponse<String> answer = put(0, rules("Legal"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(json(answer).get("version").asLong()).isEqualTo(1);
    assertThat(inForce()).isEqualTo(RuleJson.read(rules("Legal")));
    JsonNode history = json(console.get("/api/rules/versions")).get("versions");
    assertThat(history).hasSize(1);
    assertThat(history.get(0).get("by").asText()).isEqualTo("admin");
    assertThat(history.get(0).get("at").asText()).isEqualTo(Samples.NOW.toString());
    assertThat(history.get(0).get("summary").asText()).contains("Added “Legal”");
  }

  @Test
  void whatWasReadShouldBeTakenBackAsItIs() {
    put(0, rules("Legal"));
    String read = console.get("/api/rules").body();

    HttpResponse<String> answer = put(1, read);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(inForce()).isEqualTo(RuleJson.read(rules("Legal")));
  }

  @Test
  void saveShouldNeedToKnowTheVersion() {
    HttpResponse<String> answer =
        console.send(
            console
                .request("/api/rules")
                .header("Origin", console.address().toString())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(rules("Legal"))));

    assertThat(code(answer)).isEqualTo("428 version-needed");
    assertThat(inForce()).isEqualTo(RuleSet.defaults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "*",
        "W/\"0\"",
        "\"0\", \"1\"",
        "\"00\"",
        "\"-1\"",
        "\"x\"",
        "\"99999999999999999999\""
      })
  void saveShouldRefuseOtherTags(String tag) {
    HttpResponse<String> answer =
        console.send(
            console
                .request("/api/rules")
                .header("Origin", console.address().toString())
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(rules("Legal"))));

    assertThat(code(answer)).isEqualTo("400 bad-version");
  }

  @Test
  void saveShouldNameWhoWasFaster() {
    put(0, rules("Legal"));

    HttpResponse<String> answer = put(0, rules("Mine"));

    assertThat(code(answer)).isEqualTo("412 changed-meanwhile");
    assertThat(json(answer).get("message").asText())
        .contains("admin has saved version 1", "Added “Legal”", "load the newest version");
    assertThat(inForce()).isEqualTo(RuleJson.read(rules("Legal")));
    assertThat(code(put(9, rules("Mine")))).isEqualTo("412 changed-meanwhile");
  }

  @Test
  void ofAdminsAtTheSameTimeOneShouldWin() throws Exception {
    List<Integer> answers =
        Race.among(
            6, () -> put(0, rules("Rule of " + Thread.currentThread().threadId())).statusCode());

    assertThat(answers).containsOnlyOnce(200);
    assertThat(answers).containsOnly(200, 412);
    assertThat(organization.doors().rules().current().version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                             | This is not JSON
          {"rules":[],"rules":[]}                       | Duplicate field 'rules'
          {"rules":[]} {}                               | This is not JSON
          []                                            | not a rule set
          {"rules":[{}]}                                | "rules"
          {"rules":[],"laws":[]}                        | laws
          {"rules":[{"id":"x","name":"N","actions":[]}]} | a rule id: a GUID
          """)
  void saveShouldNameThePlaceOfWhatIsWrong(String body, String message) {
    HttpResponse<String> answer = put(0, body);

    assertThat(code(answer)).isEqualTo("400 bad-rules");
    assertThat(json(answer).get("message").asText())
        .contains(message)
        .doesNotContain("org.sealpost", "[Source");
    assertThat(inForce()).isEqualTo(RuleSet.defaults());
  }

  @Test
  void saveShouldWarn() {
    ObjectNode rules = (ObjectNode) json(console.get("/api/rules"));
    ((ObjectNode) rules.get("rules").get(0)).putArray("conditions");

    HttpResponse<String> answer = put(0, rules.toString());

    assertThat(json(answer).at("/warnings/0/kind").asText()).isEqualTo("matches-everything");
    assertThat(json(console.get("/api/rules")).at("/warnings/0/rule").asText())
        .isEqualTo("Encrypt when the subject says so");
  }

  @Test
  void saveShouldKeepHostileNamesAsText() {
    put(0, rules("</script><img src=x onerror=alert(1)>"));

    HttpResponse<String> answer = console.get("/api/rules");

    assertThat(json(answer).at("/rules/0/name").asText()).isEqualTo(HOSTILE);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void saveShouldRefuseForgedOrigins() {
    HttpResponse<String> answer =
        console.send(
            console
                .request("/api/rules")
                .header("Origin", "https://evil.example")
                .header("If-Match", "\"0\"")
                .PUT(BodyPublishers.ofString(rules("Legal"))));

    assertThat(code(answer)).isEqualTo("401 sign-in-needed");
    assertThat(inForce()).isEqualTo(RuleSet.defaults());
  }

  @Test
  void saveShouldRefuseWhatIsTooLarge() {
    HttpResponse<String> answer = put(0, " ".repeat(21 * 1024 * 1024));

    assertThat(code(answer)).isEqualTo("413 too-large");
    assertThat(answer.body()).contains("20 MB");
  }

  @Test
  void versionsShouldBeShownAndComparedAndRestored() {
    put(0, rules("Legal"));
    put(1, rules("Lawyers"));

    JsonNode old = json(console.get("/api/rules/versions/1"));
    JsonNode changes = json(console.get("/api/rules/versions/1/changes/2")).get("changes");
    HttpResponse<String> restored =
        console.change("POST", "/api/rules/versions/1/restore", 2, "{}");

    assertThat(old.at("/rules/0/name").asText()).isEqualTo("Legal");
    assertThat(changes).hasSize(1);
    assertThat(changes.at("/0/kind").asText()).isEqualTo("changed");
    assertThat(changes.at("/0/rule").asText()).isEqualTo("Lawyers");
    assertThat(changes.at("/0/lines").toString())
        .contains("{\"kind\":\"removed\",\"text\":\"  \\\"name\\\" : \\\"Legal\\\",\"}")
        .contains("{\"kind\":\"added\",\"text\":\"  \\\"name\\\" : \\\"Lawyers\\\",\"}");
    assertThat(json(restored).get("version").asLong()).isEqualTo(3);
    assertThat(restored.headers().firstValue("ETag")).contains("\"3\"");
    assertThat(inForce()).isEqualTo(RuleJson.read(rules("Legal")));
  }

  @Test
  void restoreShouldNeedTheNewestVersion() {
    put(0, rules("Legal"));

    assertThat(code(console.change("POST", "/api/rules/versions/0/restore", 0, "{}")))
        .isEqualTo("412 changed-meanwhile");
    assertThat(code(console.post("/api/rules/versions/0/restore", "{}")))
        .isEqualTo("428 version-needed");
    assertThat(code(console.change("POST", "/api/rules/versions/7/restore", 1, "{}")))
        .isEqualTo("404 version-unknown");
    assertThat(inForce()).isEqualTo(RuleJson.read(rules("Legal")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/rules/versions/7",
        "/api/rules/versions/-1",
        "/api/rules/versions/0/changes/7",
        "/api/rules/versions/7/changes/0"
      })
  void unknownVersionsShouldNotBeFound(String path) {
    assertThat(code(console.get(path))).isEqualTo("404 version-unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/rules/versions/x",
        "/api/rules/versions?limit=0",
        "/api/rules/versions?limit=501",
        "/api/rules/versions?before=x",
        "/api/rules/hits?days=0",
        "/api/rules/hits?days=91",
        "/api/rules/hits?days=many"
      })
  void otherNumbersShouldBeRefused(String path) {
    assertThat(console.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void versionsShouldGoBackPageByPage() {
    put(0, rules("A"));
    put(1, rules("B"));
    put(2, rules("C"));

    JsonNode page = json(console.get("/api/rules/versions?before=3&limit=1")).get("versions");

    assertThat(page.findValuesAsText("version")).containsExactly("2");
  }

  @Test
  void hitsShouldBeCountedByDay() {
    LocalDate today = LocalDate.ofInstant(Samples.NOW, ZoneOffset.UTC);
    organization.platform.ruleHits.count(
        today, List.of(RuleSet.defaults().rules().getFirst().id()));

    JsonNode days = json(console.get("/api/rules/hits")).get("days");

    assertThat(days).hasSize(7);
    assertThat(days.get(6).toString())
        .isEqualTo(
            "{\"day\":\"2026-11-22\",\"hits\":{\"5ea19057-0000-4000-8000-000000000001\":1}}");
    assertThat(days.get(0).get("hits")).isEmpty();
  }

  @Test
  void rulesShouldBeUnavailableWhenTheStoreDoesNotAnswer() {
    organization.platform.fail(Port.CONFIGURATIONS, 2);

    assertThat(code(console.get("/api/rules"))).isEqualTo("503 unavailable");
    assertThat(code(put(0, rules("Legal")))).isEqualTo("503 unavailable");
    assertThat(console.get("/api/rules").statusCode()).isEqualTo(200);
  }
}
