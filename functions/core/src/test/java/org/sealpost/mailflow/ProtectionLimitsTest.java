package org.sealpost.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.settings.Limits;
import org.sealpost.rules.action.Rejection;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;

class ProtectionLimitsTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final Limits LIMITS = Limits.DEFAULTS;

  private final ProtectionLimits limits = new ProtectionLimits();

  private static MailContent content(String fields) throws MalformedMailException {
    return MimeReader.read(Mails.bytes("From: anna@contoso.example\n" + fields + "\n\nbody\n"));
  }

  private static Intake intake(int recipients) {
    Intake one = Samples.intake();
    List<EmailAddress> addresses =
        IntStream.range(0, recipients)
            .mapToObj(number -> EmailAddress.of("r" + number + "@partner.example"))
            .toList();
    return new Intake(
        one.id(),
        new Envelope(one.envelope().reversePath(), addresses),
        one.receivedAt(),
        true,
        one.client(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Rejection> refusal(Limits limits, int bytes, int recipients, String fields)
      throws MalformedMailException {
    return this.limits.refusal(limits, new byte[bytes], intake(recipients), content(fields));
  }

  @Test
  void refusalShouldBeNoneAtAllBordersAtOnce() throws Exception {
    assertThat(refusal(LIMITS, 25 * MEGABYTE, 500, "To: " + "x".repeat(11_980))).isEmpty();
  }

  @Test
  void refusalShouldNameTheSizeOfAByteTooMuch() throws Exception {
    Rejection refusal = refusal(LIMITS, 25 * MEGABYTE + 1, 1, "To: b@c.example").orElseThrow();

    assertThat(refusal.status()).isEqualTo("5.3.4");
    assertThat(refusal.reason())
        .contains("at most 25 MB", "26,214,401 bytes, which is 1 too many", "send a link");
  }

  @Test
  void refusalShouldNameTheSizeInMegabytes() throws Exception {
    Rejection refusal =
        refusal(LIMITS, (int) (31.4 * MEGABYTE), 1, "To: b@c.example").orElseThrow();

    assertThat(refusal.reason()).contains("at most 25 MB; this one has 31.4 MB.");
    assertThat(
            refusal(new Limits(5 * MEGABYTE / 2, 1, 1), 5 * MEGABYTE, 1, "").orElseThrow().reason())
        .contains("at most 2.5 MB; this one has 5.0 MB.");
  }

  @Test
  void refusalShouldNameOneRecipientTooMany() throws Exception {
    Rejection refusal = refusal(LIMITS, 1, 501, "To: b@c.example").orElseThrow();

    assertThat(refusal.status()).isEqualTo("5.5.3");
    assertThat(refusal.reason())
        .contains("at most 500 recipients; this one has 501.", "fewer recipients each");
    assertThat(refusal(new Limits(MEGABYTE, 1, 1), 1, 2, "").orElseThrow().reason())
        .contains("at most 1 recipient; this one has 2.");
  }

  @Test
  void refusalShouldNameOneCharacterTooManyOfTo() throws Exception {
    Rejection refusal = refusal(LIMITS, 1, 1, "To: " + "x".repeat(11_981)).orElseThrow();

    assertThat(refusal.status()).isEqualTo("5.5.3");
    assertThat(refusal.reason()).contains("11,980 characters", "this one has 11,981.");
  }

  @Test
  void refusalShouldCountToUnfoldedAndAllOfIt() throws Exception {
    Limits small = new Limits(MEGABYTE, 500, 20);

    assertThat(refusal(small, 1, 1, "To: aaaaaaaaa,\n bbbbbbbbb")).isEmpty();
    assertThat(refusal(small, 1, 1, "To: aaaaaaaaa,\n bbbbbbbbbb")).isPresent();
    assertThat(refusal(small, 1, 1, "To: aaaaaaaaaa\nTo: bbbbbbbbbb")).isEmpty();
    assertThat(refusal(small, 1, 1, "To: aaaaaaaaaa\nTo: bbbbbbbbbbb")).isPresent();
    assertThat(refusal(small, 1, 1, "Cc: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")).isEmpty();
    assertThat(refusal(small, 1, 1, "X: y")).isEmpty();
  }

  @Test
  void limitsShouldGoUpToWhatSesTakes() throws Exception {
    Limits most = new Limits(40 * MEGABYTE, 500, 1_000_000);

    assertThat(refusal(most, 40 * MEGABYTE, 500, "To: " + "x".repeat(900_000))).isEmpty();
  }
}
