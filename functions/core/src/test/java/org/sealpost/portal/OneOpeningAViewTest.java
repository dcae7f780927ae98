package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.testing.Port;
import org.sealpost.testing.Story;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.TraceEvent;

/// A page and the frame in it are two requests and one view: the key is unwrapped once, and nobody
/// gets anything that they would not get otherwise (threats 6 and 49).
class OneOpeningAViewTest {
  private static final String MAIL =
      """
      From: Alice Adams <alice@contoso.example>\r
      To: Bob Brown <bob@partner.example>\r
      Subject: [encrypt] Results\r
      Message-ID: <original@contoso.example>\r
      Content-Type: text/html\r
      \r
      <p>All well.</p>\r
      """;

  private final Story story = new Story();
  private final ReadingDesk desk = story.portal.reading();
  private String link = "";
  private SecretToken session = SecretToken.random(story.platform.random);

  @BeforeEach
  void signIn() {
    story.send(MAIL, ALICE, BOB);
    link = story.linkOf(BOB);
    session = story.signIn(link, BOB);
  }

  private Visit visit() {
    return Story.visit(link, session);
  }

  private ProtectedMessageId id() {
    return PortalLink.parse(link).orElseThrow().message();
  }

  private long events(Class<? extends TraceEvent> type) {
    return story.platform.records.trace().of(id()).stream().filter(type::isInstance).count();
  }

  private long openings() {
    return story.platform.records.trace().of(id()).stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .filter(access -> access.operation() == AccessOperation.OPEN)
        .filter(access -> access.result() == AccessResult.DONE)
        .count();
  }

  @Test
  void pageAndFrameShouldUseTheKeyOnceAndFetchTheSealedBytesOnce() {
    int fetched = story.platform.calls(Port.VAULT);

    ReadResult page = desk.open(visit());
    ReadResult frame = desk.read(visit());

    assertThat(frame).isInstanceOf(ReadResult.Opened.class).isEqualTo(page);
    assertThat(events(TraceEvent.KeyUsed.class)).isOne();
    assertThat(story.platform.calls(Port.VAULT)).isEqualTo(fetched + 1);
    assertThat(openings()).isOne();
  }

  @Test
  void secondFrameShouldHaveTheMessageOpenedAnew() {
    desk.open(visit());
    desk.read(visit());

    assertThat(desk.read(visit())).isInstanceOf(ReadResult.Opened.class);

    assertThat(events(TraceEvent.KeyUsed.class)).isEqualTo(2);
    assertThat(openings()).isEqualTo(2);
  }

  /// Threat 49.
  @Test
  void revokedBetweenPageAndFrameShouldBeRefused() {
    desk.open(visit());
    story.administration.revoke(id(), "admin");

    assertThat(desk.read(visit())).isInstanceOf(ReadResult.Refused.class);
    assertThat(openings()).isZero();
  }

  @Test
  void signedOutBetweenPageAndFrameShouldBeRefused() {
    desk.open(visit());
    story.portal.sessions().signOut(Optional.of(session));

    assertThat(desk.read(visit())).isEqualTo(new ReadResult.Refused(new Refusal.SignInNeeded()));
  }

  @Test
  void otherSessionOfTheSameReaderShouldHaveItOpenedAnew() {
    SecretToken other = story.signIn(link, BOB);
    desk.open(visit());

    assertThat(desk.read(Story.visit(link, other))).isInstanceOf(ReadResult.Opened.class);

    assertThat(events(TraceEvent.KeyUsed.class)).isEqualTo(2);
  }

  @Test
  void frameShouldShowNothingWhenTheReadingCannotBeRecorded() {
    desk.open(visit());
    story.platform.fail(Port.TRACE, 1);

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> desk.read(visit()));
    assertThat(openings()).isZero();
  }

  @Test
  void nothingShouldBeAskedForWhoeverBringsNoSession() {
    int keys = story.platform.calls(Port.WRAPPED_KEYS);
    int messages = story.platform.calls(Port.PROTECTED_MESSAGES);

    desk.open(Story.visit(link));
    desk.read(Story.visit(link));

    assertThat(story.platform.calls(Port.WRAPPED_KEYS)).isEqualTo(keys);
    assertThat(story.platform.calls(Port.PROTECTED_MESSAGES)).isEqualTo(messages);
  }

  /// What a session of nobody's costs us is a look, no unwrapping.
  @Test
  void strangersSessionShouldFetchNoSealedBytesAndUnwrapNothing() {
    Visit stranger = Story.visit(link, SecretToken.random(story.platform.random));
    int fetched = story.platform.calls(Port.VAULT);
    int unwrapped = story.platform.calls(Port.KEY_SERVICE);

    desk.open(stranger);
    desk.read(stranger);

    assertThat(story.platform.calls(Port.VAULT)).isEqualTo(fetched);
    assertThat(story.platform.calls(Port.KEY_SERVICE)).isEqualTo(unwrapped);
    assertThat(events(TraceEvent.KeyUsed.class)).isZero();
  }
}
