package org.sealpost.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.Unavailable;
import org.sealpost.administration.Administration;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.RuleSets;

class FailureIT {
  @ParameterizedTest
  @CsvSource({"true,503,unavailable", "false,500,internal"})
  void failuresShouldBeAnsweredWithoutTheirWords(boolean unavailable, int status, String code) {
    SampleOrganization organization = new SampleOrganization();
    RuntimeException failure =
        unavailable
            ? new Unavailable("secret words", new IllegalStateException())
            : new IllegalStateException("secret words");
    try (RunningConsole console =
        new RunningConsole(failing(organization, failure), organization.clock)) {
      console.signIn();

      HttpResponse<String> answer = console.get("/api/rules");

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body())
          .contains("\"code\":\"" + code + "\"")
          .contains(answer.headers().firstValue("X-Request-Id").orElseThrow())
          .doesNotContain("secret", "Exception", "org.sealpost");
    }
  }

  private static Administration failing(SampleOrganization organization, RuntimeException failure) {
    RuleSets rules =
        new RuleSets() {
          @Override
          public RuleSet current() {
            throw failure;
          }

          @Override
          public void put(RuleSet unused) {
            throw failure;
          }
        };
    return organization.administration(rules);
  }
}
