package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Samples;
import org.sealpost.testing.WrapperMails;

/// Threat 47: what we send does not look like spam to SpamAssassin, whose rules about texts are
/// asked alone (`-L`: no network).
@Timeout(180)
class SpamScoreTest {
  private static final double THRESHOLD = 5;
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
  @EnumSource(Carrier.class)
  void wrapperShouldNotLookLikeSpam(Carrier carrier) throws Exception {
    assertClean("wrapper by " + carrier, WrapperMails.wrapper(platform, carrier, Locale.ENGLISH));
  }

  @Test
  void wrapperInAnotherLanguageShouldNotLookLikeSpam() throws Exception {
    assertClean(
        "German wrapper", WrapperMails.wrapper(platform, Carrier.ATTACHMENT, Locale.GERMAN));
  }

  @Test
  void passcodeMailShouldNotLookLikeSpam() throws Exception {
    PortalLink link =
        WrapperMails.send(
                platform, Mails.plain(), Carrier.LINK, Locale.ENGLISH, terms -> terms, Samples.BOB)
            .getFirst();
    WrapperMails.requestPasscode(platform, link.toString());

    assertClean("passcode", platform.outboundMail.sentTo(Samples.BOB).getLast().text());
  }

  private void assertClean(String what, String mail) throws IOException, InterruptedException {
    Path file = Files.writeString(home.resolve("mail.eml"), mail);
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

    assertThat(Double.parseDouble(status.group(1))).as(rules).isLessThan(THRESHOLD);
  }
}
