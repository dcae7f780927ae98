package org.sealpost.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.aws.json.Json;
import org.sealpost.mail.Domain;
import org.sealpost.mailflow.Intake;

/// Threat 36: by the way that is open to all, only a domain of ours can prove who writes.
class ProvenAuthorTest {
  private static final Set<Domain> OURS =
      Set.of(new Domain("contoso.example"), new Domain("contoso.test"));

  private final IntakeMessages messages = new IntakeMessages(_ -> false, OURS);

  private static String event(String verdict, String... from) {
    return """
    {"mail": {"timestamp": "2026-09-11T20:32:33.936Z", "messageId": "abc",
              "source": "x@elsewhere.example", "commonHeaders": {"from": [%s]}},
     "receipt": {"recipients": ["a@reply.contoso.example"], "dmarcVerdict": %s}}
    """
        .formatted(Stream.of(from).map(Json::write).collect(Collectors.joining(",")), verdict);
  }

  private boolean isAuthenticated(String event) {
    return messages.ofEvent(event, "").stream().allMatch(Intake::authenticated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@contoso.example",
        "<alice@contoso.example>",
        "Alice <alice@contoso.example>",
        "\"Author, Alice\" <alice@CONTOSO.test>",
        "=?utf-8?Q?=C3=84nna?= <alice@contoso.example>"
      })
  void mailOfOursShouldCountAsAuthenticatedWhereDmarcProvesIt(String from) {
    assertThat(isAuthenticated(event("{\"status\": \"PASS\"}", from))).isTrue();
    for (String other :
        new String[] {
          "{\"status\": \"FAIL\"}",
          "{\"status\": \"GRAY\"}",
          "{\"status\": \"PROCESSING_FAILED\"}",
          "{\"status\": \"pass\"}",
          "null"
        }) {
      assertThat(isAuthenticated(event(other, from))).as(other).isFalse();
    }
  }

  /// Threat 38: what two programs could read in two ways is nobody's.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@partner.example",
        "alice@sub.contoso.example",
        "alice@contoso.example.evil.example",
        "alice@contoso.example <x@evil.example>",
        "x@evil.example <alice@contoso.example>",
        "alice@contoso.example, x@evil.example",
        "x@evil.example, alice@contoso.example",
        "<x@evil.example> alice@contoso.example",
        "<x@evil.example> <alice@contoso.example>",
        "x(@contoso.example)@evil.example",
        "\"x@evil.example\"@contoso.example",
        "alice@evil.example@contoso.example",
        "group: alice@contoso.example;",
        "alice@contoso.example (x@evil.example)",
        "@contoso.example",
        "alice@",
        ""
      })
  void whatProvesNothingShouldStayAStrangers(String from) {
    assertThat(isAuthenticated(event("{\"status\": \"PASS\"}", from))).isFalse();
  }

  @Test
  void severalAuthorsShouldProveNothing() {
    String pass = "{\"status\": \"PASS\"}";

    assertThat(isAuthenticated(event(pass))).isFalse();
    assertThat(isAuthenticated(event(pass, "alice@contoso.example", "alice@contoso.example")))
        .isFalse();
    assertThat(isAuthenticated(event(pass, "alice@contoso.example").replace("from", "fro")))
        .isFalse();
  }

  @Test
  void nothingShouldBeProvenWhereNobodyAsksForIt() {
    assertThat(
            new IntakeMessages(_ -> false)
                .ofEvent(event("{\"status\": \"PASS\"}", "alice@contoso.example"), ""))
        .noneMatch(Intake::authenticated);
  }
}
