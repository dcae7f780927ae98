package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.protection.Carrier;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.WrapperMails;

/// Threat 47: what we send does not look like spam to SpamAssassin, as it arrives: behind a host of
/// SES, with what the receiving server says of SPF, DKIM and DMARC. Only SpamAssassin's own rules
/// are asked (`-L`: no network), as Debian ships them.
@Timeout(180)
class SpamScoreTest {
  private static final double MOST = 1.0;
  private static final Pattern STATUS =
      Pattern.compile("X-Spam-Status: \\w+, score=(-?[\\d.]+) .*?tests=([\\w,\\s]+?) autolearn");

  @TempDir Path home;

  private final InMemoryPlatform platform = new InMemoryPlatform();

  @BeforeEach
  void needSpamAssassin() {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "spamassassin")));
    if (!found && !"true".equals(System.getenv("CI"))) {
      System.err.println("NOT TESTED: no spamassassin in PATH to look at wrapper messages with");
      assumeTrue(false, "no spamassassin in PATH");
    }
    assertThat(found).as("spamassassin in PATH").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "LINK, en",
    "LINK, de",
    "LINK, ar",
    "ATTACHMENT, en",
    "ATTACHMENT, de",
    "ATTACHMENT, ar"
  })
  void wrapperShouldNotLookLikeSpam(Carrier carrier, Locale language) throws Exception {
    assertClean(
        language + " wrapper by " + carrier, WrapperMails.wrapper(platform, carrier, language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ar"})
  void passcodeMailShouldNotLookLikeSpam(Locale language) throws Exception {
    byte[] mail =
        letters()
            .passcode(
                Samples.BOB,
                Mailbox.of(Samples.ALICE),
                "01234567",
                "ABCD-2345",
                "K7MN",
                language,
                BrandingTemplate.factoryDefault());

    assertClean(language + " passcode mail", new String(mail, ISO_8859_1));
  }

  @Test
  void mailOnBehalfOfAnOutsideAuthorShouldNotLookLikeSpam() throws Exception {
    byte[] mail =
        new ForwardedMail(letters())
            .onBehalf(
                Mails.plain(),
                Optional.of(EmailAddress.of("abcdefgh234567@reply.contoso.example")));

    assertClean("mail on behalf of an outside author", new String(mail, ISO_8859_1));
  }

  /// That the rules are there at all: the string that every spam filter must find (GTUBE).
  @Test
  void spamAssassinShouldFindSpam() throws Exception {
    String spam =
        WrapperMails.wrapper(platform, Carrier.LINK, Locale.ENGLISH)
            .replaceFirst(
                "(?s)(text/plain.*?\r\n\r\n)",
                "$1XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n");

    assertThat(opinion("GTUBE", spam).score()).isGreaterThan(100);
  }

  private Letters letters() {
    return new Letters(Samples.contoso(), new SecureRandom(), platform.clock);
  }

  private void assertClean(String what, String mail) throws IOException, InterruptedException {
    Opinion opinion = opinion(what, mail);

    assertThat(opinion.score()).as(opinion.rules()).isLessThan(MOST);
  }

  private record Opinion(double score, String rules) {}

  /// What the last server on the way writes before a mail.
  private String arrived(String mail) {
    String now =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(platform.clock.instant().atOffset(UTC));
    return Mails.crlf(
            """
            Return-Path: <0100-bounce@bounce.contoso.example>
            Received: from a8-30.smtp-out.amazonses.com (a8-30.smtp-out.amazonses.com [54.240.8.30])
             by mx.partner.example (Postfix) with ESMTPS id 4f00Aa
             for <bob@partner.example>; %s
            Received-SPF: pass (mx.partner.example: domain of bounce.contoso.example designates
             54.240.8.30 as permitted sender) client-ip=54.240.8.30
            Authentication-Results: mx.partner.example; dkim=pass header.d=contoso.example;
             spf=pass smtp.mailfrom=bounce.contoso.example; dmarc=pass header.from=contoso.example
            """
                .formatted(now))
        + mail;
  }

  private Opinion opinion(String what, String mail) throws IOException, InterruptedException {
    Path file = Files.writeString(home.resolve("mail.eml"), arrived(mail), ISO_8859_1);
    Process spamassassin =
        new ProcessBuilder("spamassassin", "-L", "-t", "--prefspath", home + "/prefs")
            .redirectInput(file.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String seen = new String(spamassassin.getInputStream().readAllBytes(), UTF_8);
    assertThat(spamassassin.waitFor()).isZero();
    Matcher status = STATUS.matcher(seen.replaceAll("\r?\n\\s+", " "));
    assertThat(status.find()).as("SpamAssassin's opinion of the %s", what).isTrue();
    String rules = status.group(2).replaceAll("\\s", "");
    System.out.printf("SpamAssassin: %s: %s of %s%n", what, status.group(1), rules);
    return new Opinion(Double.parseDouble(status.group(1)), rules);
  }
}
