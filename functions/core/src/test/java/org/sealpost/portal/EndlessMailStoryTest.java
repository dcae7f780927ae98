package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.BOB;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.TraceEvent;

/// Threat 31: mail whose structure has no end, sealed before its limits were what they are now, or
/// sealed by others. Whatever comes, [MessageReader] gives a page or says that it cannot be opened,
/// and the next message opens. The timeout is for what would never end; it decides nothing else.
class EndlessMailStoryTest {
  private static final int MILLION = 1_000_000;

  private final Story story = new Story();

  @ParameterizedTest
  @MethodSource
  @Timeout(120)
  void endlessMailShouldBeReadOrSaidToBeUnopenable(String name, byte[] mail, boolean readable) {
    PortalLink link = sent(mail);
    SecretToken session = story.signIn(link.toString(), BOB);
    Visit visit = Story.visit(link.toString(), session);
    Visit healthy = Story.visit(sent(Mails.plain()).toString(), session);

    ReadResult read = story.portal.reading().read(visit);
    PreviewResult preview = story.portal.attachments().preview(visit, 0);
    DownloadResult download = story.portal.attachments().download(visit, 0);

    if (readable) {
      assertThat(read).as(name).isInstanceOf(ReadResult.Opened.class);
    } else {
      Refusal unopenable = new Refusal.Unopenable();
      assertThat(read).as(name).isEqualTo(new ReadResult.Refused(unopenable));
      assertThat(preview).as(name).isEqualTo(new PreviewResult.Refused(unopenable));
      assertThat(download).as(name).isEqualTo(new DownloadResult.Refused(unopenable));
      assertThat(results(link)).containsOnly(AccessResult.UNOPENABLE);
    }
    assertThat(story.portal.reading().read(healthy)).isInstanceOf(ReadResult.Opened.class);
  }

  static Stream<Arguments> endlessMailShouldBeReadOrSaidToBeUnopenable() {
    return Stream.of(
        Arguments.of("multiparts in multiparts", Mails.nested(1_000), false),
        Arguments.of("messages in messages", messages(1_000), false),
        Arguments.of("messages in multiparts in messages", messagesInMultiparts(1_000), false),
        Arguments.of("messages in multiparts, never closed", unclosed(1_000), false),
        Arguments.of(
            "a million fields", Mails.withFields("A: b\n".repeat(MILLION) + "\nx\n"), false),
        Arguments.of(
            "a field of a million lines",
            Mails.withFields("A: b\n" + " c\n".repeat(MILLION) + "\nx\n"),
            false),
        Arguments.of(
            "a part of a million fields", inOnePart("A: b\n".repeat(MILLION) + "\nx\n"), true),
        Arguments.of(
            "a message of a million fields",
            inOnePart("Content-Type: message/rfc822\n\n" + "A: b\n".repeat(MILLION) + "\nx\n"),
            true),
        Arguments.of(
            "100,000 parameters",
            inOnePart("Content-Type: text/plain" + ";\n a=b".repeat(MILLION / 10) + "\n\nx\n"),
            true),
        Arguments.of("a million parts", Mails.ofParts(MILLION), false));
  }

  private PortalLink sent(byte[] mail) {
    return WrapperMails.send(
            story.platform, mail, Carrier.LINK, Locale.ENGLISH, terms -> terms, BOB)
        .getFirst();
  }

  private Stream<AccessResult> results(PortalLink link) {
    return story.platform.records.events().stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .filter(access -> access.message().equals(link.message()))
        .filter(access -> access.operation() != AccessOperation.PASSCODE)
        .filter(access -> access.operation() != AccessOperation.SIGN_IN)
        .map(TraceEvent.Access::result);
  }

  private static byte[] messages(int depth) {
    String message = "Content-Type: message/rfc822\n\nFrom: a@b.example\n";
    return Mails.withFields(message.repeat(depth) + "\nThe end.\n");
  }

  private static byte[] messagesInMultiparts(int depth) {
    StringBuilder mail = new StringBuilder();
    for (int level = 0; level < depth; level++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(level, level))
          .append("Content-Type: message/rfc822\n\nFrom: a@b.example\n");
    }
    mail.append("\nThe end.\n");
    for (int level = depth - 1; level >= 0; level--) {
      mail.append("--b%d--\n".formatted(level));
    }
    return Mails.withFields(mail.toString());
  }

  private static byte[] unclosed(int depth) {
    StringBuilder mail = new StringBuilder();
    for (int level = 0; level < depth; level++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(level, level));
    }
    return Mails.withFields(mail.toString());
  }

  private static byte[] inOnePart(String part) {
    byte[] mail =
        Mails.withFields(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n" + part + "--b--\n");
    assertThat(new String(mail, US_ASCII)).contains("--b--");
    return mail;
  }
}
