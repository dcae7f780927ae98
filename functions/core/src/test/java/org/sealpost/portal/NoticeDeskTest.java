package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.MessageReference;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.Visitor;

/// Threat 17: who asks learns nothing about a message but the day of its notice.
class NoticeDeskTest {
  private final Story story = new Story();

  private NoticeCheck check(String typed, Visitor visitor) {
    return story.portal.notices().check(typed, visitor);
  }

  private static Visitor from(String address) {
    return new Visitor(NetworkPrefix.of(address), AgentClass.UNKNOWN);
  }

  private String sentReference() {
    story.send(
        """
        From: alice@contoso.example
        To: bob@partner.example
        Subject: [encrypt] Draft

        Dear Bob
        """
            .replace("\n", "\r\n"),
        Samples.ALICE,
        Samples.BOB);
    return MessageReference.ofLink(story.linkOf(Samples.BOB));
  }

  @Test
  void checkShouldConfirmTheDayOfANoticeOfOurs() {
    String reference = sentReference();

    assertThat(check(reference, from("203.0.113.7")))
        .isEqualTo(
            new NoticeCheck.Sent(story.platform.clock.instant().truncatedTo(ChronoUnit.DAYS)));
    assertThat(check(reference.replace("-", " "), from("203.0.113.7")))
        .isInstanceOf(NoticeCheck.Sent.class);
  }

  @Test
  void checkShouldKnowNoOtherReference() {
    sentReference();

    assertThat(check("ABCD-EFGH", from("203.0.113.7"))).isEqualTo(new NoticeCheck.Unknown());
  }

  @Test
  void checkShouldCountNothingForWhatIsNoReference() {
    for (int i = 0; i < 100; i++) {
      assertThat(check("no reference", from("203.0.113.7"))).isEqualTo(new NoticeCheck.Malformed());
    }

    assertThat(check("ABCD-EFGH", from("203.0.113.7"))).isEqualTo(new NoticeCheck.Unknown());
  }

  @Test
  void checkShouldForgetAfterAYear() {
    String reference = sentReference();

    story.platform.clock.advance(NoticeDesk.REMEMBERED);

    assertThat(check(reference, from("203.0.113.7"))).isEqualTo(new NoticeCheck.Unknown());
  }

  @Test
  void oneNetworkShouldNotAskForLong() {
    String reference = sentReference();
    for (int i = 0; i < 10; i++) {
      check("ABCD-EFGH", from("203.0.113." + i));
    }

    assertThat(check(reference, from("203.0.113.200"))).isEqualTo(new NoticeCheck.TooOften());
    assertThat(check(reference, from("198.51.100.1"))).isInstanceOf(NoticeCheck.Sent.class);
    story.platform.clock.advance(Duration.ofHours(1));
    assertThat(check(reference, from("203.0.113.200"))).isInstanceOf(NoticeCheck.Sent.class);
  }

  @Test
  void manyNetworksTogetherShouldNotAskForLong() {
    for (int i = 0; i < 500; i++) {
      assertThat(check("ABCD-EFGH", from("10." + i / 250 + "." + i % 250 + ".1")))
          .isEqualTo(new NoticeCheck.Unknown());
    }

    assertThat(check("ABCD-EFGH", from("198.51.100.1"))).isEqualTo(new NoticeCheck.TooOften());
  }

  @Test
  void unknownNetworksShouldShareOneBudget() {
    Visitor unknown = new Visitor(Optional.empty(), AgentClass.UNKNOWN);
    for (int i = 0; i < 100; i++) {
      check("ABCD-EFGH", unknown);
    }

    assertThat(check("ABCD-EFGH", unknown)).isEqualTo(new NoticeCheck.TooOften());
  }
}
