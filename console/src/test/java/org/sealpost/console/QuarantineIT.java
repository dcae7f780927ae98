package org.sealpost.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.console.Answers.code;
import static org.sealpost.console.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.quarantine.QuarantineState.Expired;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;

class QuarantineIT {
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

  private HttpResponse<String> decide(QuarantinedMail mail, String decision) {
    return console.post("/api/quarantine/" + mail.id() + "/" + decision, "{}");
  }

  @Test
  void listShouldShowWhatIsHeld() {
    QuarantinedMail mail = organization.heldMail(Duration.ofHours(1));
    QuarantinedMail older = organization.heldMail(Duration.ofHours(2));

    JsonNode mails = json(console.get("/api/quarantine")).get("mails");

    assertThat(mails.findValuesAsText("id")).containsExactly(mail.id().value(), older.id().value());
    assertThat(mails.at("/0/author").asText()).isEqualTo("alice@contoso.example");
    assertThat(mails.at("/0/recipients/0").asText()).isEqualTo("bob@partner.example");
    assertThat(mails.at("/0/rules/0").asText()).isEqualTo("Hold what looks odd");
    assertThat(mails.at("/0/template").asText()).isEqualTo("Encrypt");
    assertThat(mails.at("/0/requireTls").asBoolean()).isTrue();
    assertThat(json(console.get("/api/quarantine?limit=1")).get("mails")).hasSize(1);
  }

  @Test
  void listShouldBeEmptyInTheBeginning() {
    assertThat(console.get("/api/quarantine").body()).isEqualTo("{\"mails\":[]}");
    assertThat(code(console.get("/api/quarantine?limit=0"))).isEqualTo("400 bad-limit");
  }

  @Test
  void releaseShouldSendTheMailOnAndNameTheAdmin() {
    QuarantinedMail mail = organization.heldMail(Duration.ofHours(1));

    HttpResponse<String> answer = decide(mail, "release");

    assertThat(answer.body())
        .isEqualTo("{\"state\":\"released\",\"at\":\"" + Samples.NOW + "\",\"by\":\"admin\"}");
    assertThat(console.get("/api/quarantine").body()).isEqualTo("{\"mails\":[]}");
    assertThat(organization.platform.intakeQueue.waiting())
        .singleElement()
        .satisfies(intake -> assertThat(intake.releases()).contains(mail.id()));
    assertThat(decide(mail, "release").body()).isEqualTo(answer.body());
  }

  @Test
  void deleteShouldDropTheMail() {
    QuarantinedMail mail = organization.heldMail(Duration.ofHours(1));

    HttpResponse<String> answer = decide(mail, "delete");

    assertThat(json(answer).get("state").asText()).isEqualTo("deleted");
    assertThat(decide(mail, "delete").body()).isEqualTo(answer.body());
    assertThat(console.get("/api/quarantine").body()).isEqualTo("{\"mails\":[]}");
  }

  @Test
  void whatIsDecidedShouldBeToldAndStay() {
    QuarantinedMail deleted = organization.heldMail(Duration.ofHours(1));
    QuarantinedMail released = organization.heldMail(Duration.ofHours(2));
    QuarantinedMail expired = organization.heldMail(Duration.ofDays(31));
    decide(deleted, "delete");
    decide(released, "release");
    organization.platform.records.quarantinedMails().end(expired.id(), new Expired(Samples.NOW));

    HttpResponse<String> tooLate = decide(deleted, "release");

    assertThat(code(tooLate)).isEqualTo("409 decided-before");
    assertThat(json(tooLate).get("message").asText())
        .isEqualTo("admin has deleted this mail on 2026-11-22. It cannot be released.");
    assertThat(code(decide(released, "delete"))).isEqualTo("409 decided-before");
    assertThat(code(decide(expired, "release"))).isEqualTo("409 decided-before");
    assertThat(code(decide(expired, "delete"))).isEqualTo("409 decided-before");
  }

  @Test
  void ofAdminsAtTheSameTimeOneShouldDecide() throws Exception {
    QuarantinedMail mail = organization.heldMail(Duration.ofHours(1));

    List<Integer> answers =
        Race.among(
            6,
            () ->
                decide(mail, Thread.currentThread().threadId() % 2 == 0 ? "release" : "delete")
                    .statusCode());

    assertThat(answers).contains(200);
    assertThat(answers).containsAnyOf(200, 409);
    assertThat(organization.platform.records.quarantinedMails().held(10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaaaaaaaaaaaaaaaaaa", "%2e%2e", "%00", "'%20or%201", "a%2Fb"})
  void unknownMailShouldNotBeFound(String id) {
    assertThat(code(console.post("/api/quarantine/" + id + "/release", "{}")))
        .isEqualTo("404 mail-unknown");
    assertThat(code(console.post("/api/quarantine/" + id + "/delete", "{}")))
        .isEqualTo("404 mail-unknown");
  }

  @Test
  void aMailShouldStayHeldWhenTheQueueDoesNotAnswer() {
    QuarantinedMail mail = organization.heldMail(Duration.ofHours(1));
    organization.platform.fail(Port.INTAKE_QUEUE, 1);

    assertThat(code(decide(mail, "release"))).isEqualTo("503 unavailable");
    assertThat(json(console.get("/api/quarantine")).get("mails")).hasSize(1);
    assertThat(decide(mail, "release").statusCode()).isEqualTo(200);
  }

  @Test
  void decisionsShouldBeRefusedWhenTheyComeFromElsewhere() {
    QuarantinedMail mail = organization.heldMail(Duration.ofHours(1));

    HttpResponse<String> answer =
        console.send(
            console
                .request("/api/quarantine/" + mail.id() + "/release")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(code(answer)).isEqualTo("401 sign-in-needed");
    assertThat(organization.platform.intakeQueue.waiting()).isEmpty();
  }
}
