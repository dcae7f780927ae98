package org.sealpost.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sealpost.administration.Administration;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.rules.CurrentRules;
import org.sealpost.testing.Port;

class FailureIT {
  private final SampleOrganization organization = new SampleOrganization();
  private final RunningConsole console =
      new RunningConsole(organization.administration(), organization.platform.clock);

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
    Administration broken =
        new Administration(
            organization.platform.protectedMessages(),
            organization.platform.trace(),
            new CurrentRules(new BrokenConfigurations()),
            organization.platform.brandingTemplates(),
            organization.platform.clock);
    try (RunningConsole own = new RunningConsole(broken, organization.platform.clock)) {
      own.signIn();

      HttpResponse<String> answer = own.get("/api/rules");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("\"code\":\"internal\"")
          .contains(answer.headers().firstValue("X-Request-Id").orElseThrow())
          .doesNotContain("secret", "Exception", "org.sealpost");
    }
  }

  private static final class BrokenConfigurations implements Configurations {
    @Override
    public Map<ConfigurationDocument, Long> newest() {
      throw broken();
    }

    @Override
    public Optional<String> content(ConfigurationDocument document, long version) {
      throw broken();
    }

    @Override
    public List<ConfigurationVersion> versions(
        ConfigurationDocument document, long before, int limit) {
      throw broken();
    }

    @Override
    public boolean append(
        ConfigurationDocument document, ConfigurationVersion version, String content) {
      throw broken();
    }

    private static IllegalStateException broken() {
      return new IllegalStateException("secret words");
    }
  }
}
