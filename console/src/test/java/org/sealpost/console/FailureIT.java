package org.sealpost.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.rules.RuleHits;
import org.sealpost.rules.RuleId;
import org.sealpost.testing.Port;

class FailureIT {
  private final SampleOrganization organization = new SampleOrganization();
  private final RunningConsole console =
      new RunningConsole(organization.doors(), organization.platform.clock);

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void listShouldBeUnavailableWhenTheStoreDoesNotAnswer() {
    console.signIn();
    organization.platform.fail(Port.PROTECTED_MESSAGES, 1);

    HttpResponse<String> failed = console.get("/api/messages");
    HttpResponse<String> retried = console.get("/api/messages");

    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.body())
        .contains("\"code\":\"unavailable\"")
        .contains(failed.headers().firstValue("X-Request-Id").orElseThrow())
        .doesNotContain("told to fail", "Unavailable");
    assertThat(retried.statusCode()).isEqualTo(200);
  }

  @Test
  void revokeShouldNotBeAnsweredAsDoneWhenItsAnswerIsLost() {
    String id = organization.activeMessage().value();
    console.signIn();
    organization.platform.loseAnswers(Port.PROTECTED_MESSAGES, 1);

    HttpResponse<String> lost = console.post("/api/messages/" + id + "/revoke", "{}");
    HttpResponse<String> again = console.post("/api/messages/" + id + "/revoke", "{}");

    assertThat(lost.statusCode()).isEqualTo(503);
    assertThat(again.body()).contains("\"kind\":\"revoked\"");
  }

  @Test
  void bugsShouldBeAnsweredWithoutTheirWords() {
    AdminDoors doors = organization.doors();
    RuleAdministration broken =
        new RuleAdministration(
            organization.platform.configurations(), new BrokenHits(), organization.platform.clock);
    AdminDoors with =
        new AdminDoors(
            doors.messages(),
            broken,
            doors.directory(),
            doors.quarantine(),
            doors.trial(),
            doors.protection(),
            doors.certificates(),
            doors.check());
    try (RunningConsole own = new RunningConsole(with, organization.platform.clock)) {
      own.signIn();

      HttpResponse<String> answer = own.get("/api/rules/hits");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("\"code\":\"internal\"")
          .contains(answer.headers().firstValue("X-Request-Id").orElseThrow())
          .doesNotContain("secret", "Exception", "org.sealpost");
    }
  }

  private static final class BrokenHits implements RuleHits {
    @Override
    public void count(LocalDate day, Collection<RuleId> rules) {
      throw new IllegalStateException("secret words");
    }

    @Override
    public Map<RuleId, Long> on(LocalDate day) {
      throw new IllegalStateException("secret words");
    }
  }
}
