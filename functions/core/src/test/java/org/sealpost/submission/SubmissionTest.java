package org.sealpost.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Mails;
import org.sealpost.wiring.Doors;

class SubmissionTest {
  private static final String MAIL =
      """
      From: Anna <anna@contoso.example>
      To: bob@partner.example
      Cc: carol@partner.example
      Bcc: dan@partner.example
      X-Sealpost-Protect: Encrypt
      X-Sealpost-Loop: forged
      Subject: The offer

      Hello.
      """;

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Submission submission = Doors.submission(platform);

  @Test
  void submitShouldWriteTheWishesAndNothingElseInOurName() throws Exception {
    SubmissionWishes wishes =
        new SubmissionWishes(Optional.of("Do Not Forward"), OptionalInt.of(7), true, true, true);

    IntakeId id = submit(MAIL, List.of(), wishes, Optional.empty());

    assertThat(id.value()).startsWith("submitted-");
    assertThat(stored(id))
        .startsWith(
            Mails.crlf(
                """
                X-Sealpost-Protect: Do Not Forward
                X-Sealpost-Expires: 7
                X-Sealpost-No-Forward: yes
                X-Sealpost-Passcode-Only: yes
                X-Sealpost-Notify: yes
                From: Anna
                """
                    .strip()))
        .doesNotContain("forged", "Protect: Encrypt");
  }

  /// Threat 44.
  @Test
  void submitShouldHideBcc() throws Exception {
    IntakeId id = submit(MAIL, List.of(), SubmissionWishes.NONE, Optional.empty());

    assertThat(stored(id)).doesNotContain("dan@");
  }

  @Test
  void submitShouldBeOneMailWithTheSameKey() throws Exception {
    IntakeId first = submit(MAIL, List.of(), SubmissionWishes.NONE, Optional.of("k"));
    IntakeId again = submit(MAIL, List.of(), SubmissionWishes.NONE, Optional.of("k"));

    assertThat(again).isEqualTo(first);
  }

  @Test
  void submitShouldTellApartWhatDiffers() throws Exception {
    IntakeId first = submit(MAIL, List.of(), SubmissionWishes.NONE, Optional.of("k"));

    assertThat(first)
        .isNotEqualTo(submit(MAIL, List.of(), SubmissionWishes.NONE, Optional.of("other")))
        .isNotEqualTo(submit(MAIL + "x\n", List.of(), SubmissionWishes.NONE, Optional.of("k")))
        .isNotEqualTo(
            submit(MAIL, List.of(address("x@y.example")), SubmissionWishes.NONE, Optional.of("k")))
        .isNotEqualTo(submit(MAIL, List.of(), SubmissionWishes.NONE, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: eve@evil.example\nTo: bob@partner.example\n\nx\n",
        "From: anna@contoso.example\n\nno recipients\n",
        "To: bob@partner.example\n\nno author\n",
        "From: anna@contoso.example, eve@evil.example\nTo: bob@partner.example\n\nx\n",
        "From: anna@contoso.example\nTo: bob@partner.example\n\nNUL \0\n"
      })
  void submitShouldRefuseInWords(String mail) {
    assertThatExceptionOfType(SubmissionRefusedException.class)
        .isThrownBy(() -> submit(mail, List.of(), SubmissionWishes.NONE, Optional.empty()))
        .withMessageMatching("(?s).{20,}\\.");
  }

  /// A template's name reaches a header (threat 33).
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x\r\nBcc: y@z.example", "ä"})
  void wishesShouldRefuseWhatIsNoName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SubmissionWishes(Optional.of(name), OptionalInt.empty(), false, false, false));
  }

  private IntakeId submit(
      String mail, List<EmailAddress> to, SubmissionWishes wishes, Optional<String> key)
      throws SubmissionRefusedException {
    return submission.submit("app", Mails.bytes(mail), to, wishes, key);
  }

  private String stored(IntakeId id) {
    return new String(platform.rawInbox().find(id).orElseThrow(), UTF_8);
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
