package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;

class ReplyPagesTest {
  private static final String MESSAGE = "/m/" + ScriptedDoor.VALID;
  private static final String REPLY = MESSAGE + "/reply";
  private static final String CSRF = Csrf.of(ScriptedDoor.SESSION);

  private final Visitor visitor = new Visitor().signedIn();
  private final ScriptedDoor door = visitor.door;

  @Test
  void replyShouldBeSentWithTheTokenOfTheMessagesPage() {
    String page = Visitor.text(visitor.get(MESSAGE));
    String csrf = page.replaceFirst("(?s).*name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");

    Response answer = visitor.post(REPLY, "csrf", csrf, "text", "Grüße,\r\nBob");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("location", MESSAGE + "/sent");
    assertThat(door.changes).containsExactly("reply Grüße,\nBob");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "ü", "0000000000000000000000000000000000000000000000000000000000"})
  void replyWithoutTheSessionsTokenShouldNotBeSent(String csrf) {
    Response answer = visitor.post(REPLY, "csrf", csrf, "text", "My <answer>");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(door.changes).isEmpty();
    assertThat(Visitor.text(answer))
        .contains("Please send it once more", "My &lt;answer&gt;</textarea>", CSRF);
  }

  @Test
  void replyWithAnotherSessionsTokenShouldNotBeSent() {
    String csrf = Csrf.of(ScriptedDoor.TICKET.token());

    assertThat(visitor.post(REPLY, "csrf", csrf, "text", "x").status()).isEqualTo(403);
    assertThat(door.changes).isEmpty();
  }

  @Test
  void blankReplyShouldBeAskedForAgain() {
    Response answer = visitor.post(REPLY, "csrf", CSRF, "text", " \r\n\t");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(Visitor.text(answer)).contains("There is nothing to send yet.");
    assertThat(door.changes).isEmpty();
  }

  @Test
  void tooLongReplyShouldComeBackWithItsText() {
    String text = "a".repeat(1_000_001);

    Response answer = visitor.post(REPLY, "csrf", CSRF, "text", text);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(Visitor.text(answer)).contains("Your answer is too long", text);
    assertThat(door.changes).isEmpty();
  }

  @Test
  void longestReplyThatFormsTakeShouldBeSent() {
    String text = "€".repeat(MessageView.LONGEST_DRAFT);

    assertThat(visitor.post(REPLY, "csrf", CSRF, "text", text).status()).isEqualTo(303);
  }

  @Test
  void replyAfterTheSessionHasEndedShouldNotLoseTheText() {
    Visitor stranger = new Visitor();

    Response answer = stranger.post(REPLY, "csrf", CSRF, "text", "My <answer>");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Visitor.text(answer))
        .contains("Your answer was not sent.", "My &lt;answer&gt;</textarea>", "href=\"" + MESSAGE);
    assertThat(stranger.door.changes).isEmpty();
  }

  @Test
  void replyWithoutTheRightShouldNotBeSent() {
    door.rights = new UsageRights(Set.of(UsageRight.VIEW));

    Response answer = visitor.post(REPLY, "csrf", CSRF, "text", "My answer");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Visitor.text(answer)).contains("reply-not-allowed", "My answer");
  }

  @Test
  void replyToAWithdrawnMessageShouldNotBeSent() {
    Response answer =
        visitor.post("/m/" + ScriptedDoor.REVOKED + "/reply", "csrf", CSRF, "text", "My answer");

    assertThat(answer.status()).isEqualTo(410);
    assertThat(door.changes).isEmpty();
  }

  @Test
  void sentPageShouldSayToWhom() {
    assertThat(Visitor.text(visitor.get(MESSAGE + "/sent")))
        .contains("Your answer is on its way", "Alice Moreau");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", ""})
  void otherFormsShouldNotBeRead(String contentType) {
    Response answer =
        visitor.withHeader("content-type", contentType).post(REPLY, "csrf", CSRF, "text", "x");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(door.changes).isEmpty();
  }
}
