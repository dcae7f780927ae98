package org.sealpost.mail.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit.AddDisclaimer;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.mail.edit.MessageEdit.DisclaimerFallback;
import org.sealpost.mail.edit.MessageEdit.DisclaimerLocation;
import org.sealpost.mail.edit.MessageEdit.PrependSubject;
import org.sealpost.mail.edit.MessageEdit.SetHeader;
import org.sealpost.mail.edit.MessageEdit.VisibleField;
import org.sealpost.mail.mime.SevenBit;
import org.sealpost.testing.Mails;

/// Whatever the bytes are, edits end soon. The limit is a hundred times what is measured: it tells
/// linear from quadratic, not fast from slow.
class HostileMailTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final MessageEdit[] EDITS = {
    new PrependSubject("[ü] "),
    new SetHeader("X-A", "1"),
    new AddVisibleRecipient(VisibleField.TO, EmailAddress.of("bob@partner.example")),
    new AddDisclaimer("<p>Größe</p>", DisclaimerLocation.APPEND, DisclaimerFallback.WRAP)
  };

  static List<Object[]> editsShouldEndSoon() {
    String from = "From: a@b.example\n";
    String html = from + "Content-Type: text/html\n\n";
    return List.of(
        row("10^5 fields", from + "X-Field: ü\n".repeat(90_000) + "\nbody"),
        row("10^5 subjects", from + "Subject: ü\n".repeat(80_000) + "\nbody"),
        row("10^5 folds", from + "Subject: ü\n" + " b\n".repeat(100_000) + "\nbody"),
        row("spaces", from + "Subject: ü" + " ".repeat(900_000) + "x\n\nbody"),
        row("a long word", from + "References: ü " + "x".repeat(900_000) + " ü\n\nbody"),
        row("10^5 recipients", from + "To: " + "ü <a@b.example>, ".repeat(40_000) + "\n\n"),
        row("open angles", from + "To: ü" + "<".repeat(900_000) + "\n\n"),
        row("open comments", from + "To: ü" + "(".repeat(900_000) + "\n\n"),
        row("open quotes", from + "To: ü" + "\"".repeat(900_001) + "\n\n"),
        row(
            "10^5 parameters",
            from + "Content-Type: text/plain;\n" + " x=\"ü\";\n".repeat(50_000) + "\nü\n"),
        row("signed names", "DKIM-Signature: " + "h=a; ".repeat(150_000) + "\n" + from + "\nx\n"),
        row("comments", html + "<!-- -->".repeat(1_000_000)),
        row("odd comments", html + "<!-- --!>".repeat(1_000_000)),
        row("open comments in HTML", html + "<!--".repeat(2_000_000)),
        row("open tags", html + "<a href=\"x".repeat(500_000)),
        row("end tags", html + "</body>".repeat(1_000_000)),
        row("open scripts", html + "<script></scrip".repeat(500_000)),
        row("divs", html + "<div>".repeat(1_000_000)),
        row("a long line", from + "\n" + "ü".repeat(5_000_000)),
        row("dashes", from + "\n" + "-\n".repeat(2_000_000) + "ü"));
  }

  private static Object[] row(String what, String message) {
    return new Object[] {what, Mails.bytes(message)};
  }

  @ParameterizedTest
  @MethodSource
  void editsShouldEndSoon(String what, byte[] message) {
    Assertions.assertTimeoutPreemptively(
        SOON,
        () -> {
          byte[] edited = Edits.made(message, EDITS);
          byte[] sent = SevenBit.of(edited);

          assertThat(sent).isNotEmpty();
        },
        what);
  }
}
