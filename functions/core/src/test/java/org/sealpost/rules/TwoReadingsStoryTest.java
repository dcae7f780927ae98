package org.sealpost.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.ProtectionAction.RemoveOMEv2;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;

/// Of two readings of a mail the stricter counts (threat 38).
class TwoReadingsStoryTest {
  private static final MailFlowRule PROTECT =
      RuleSamples.rule(
          "protect",
          List.of(),
          List.of(new SubjectContainsWords(List.of("public"))),
          new ApplyRightsProtectionTemplate("Encrypt"));

  private final Story story = new Story();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: public\nSubject: figures\n",
        "Subject: figures\nSubject: public\n",
        "Subject: public\nTo: x@y.example\nTo: z@y.example\n",
        "Subject: public\nContent-Type: text/plain\nContent-Type: text/html; charset=utf-16\n"
      })
  void sendShouldProtectWhereAnExceptionHoldsInOneReadingOnly(String fields) {
    story.rules(new RuleSet(List.of(PROTECT)));

    send(fields);

    assertThat(story.everythingSent()).doesNotContain("CANARY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Subject: public\n", "Subject: public\nSubject: public\n"})
  void sendShouldTakeTheExceptionOfAMailThatReadsInOneWay(String fields) {
    story.rules(new RuleSet(List.of(PROTECT)));

    send(fields);

    assertThat(story.everythingSent()).contains("CANARY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Take: off\nSubject: one\nSubject: two\n"})
  void sendShouldTakeOffNothingFromAMailThatReadsInTwoWays(String fields) {
    story.rules(
        new RuleSet(
            List.of(
                PROTECT,
                RuleSamples.rule(
                    "remove",
                    new HeaderContainsWords("X-Take", List.of("off")),
                    new RemoveOMEv2()))));

    send(fields);

    assertThat(story.everythingSent()).doesNotContain("CANARY");
  }

  private void send(String fields) {
    byte[] message = Mails.bytes("From: alice@contoso.example\n" + fields + "\nCANARY\n");
    story.send(new String(message, UTF_8), Samples.ALICE, Samples.BOB);
  }
}
