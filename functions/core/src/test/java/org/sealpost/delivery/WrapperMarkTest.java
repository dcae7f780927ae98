package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.InMemoryMacKey;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.WrapperMails;

/// Threat 42: our own wrapper messages are known again; and threat 3 in reverse: nobody gets
/// anything else past the rules by their mark.
class WrapperMarkTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private String wrapper = "";

  @BeforeEach
  void writeAWrapper() {
    wrapper = WrapperMails.wrapper(platform, Carrier.LINK, Locale.GERMAN);
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void markShouldBeKnownAgain(Carrier carrier) {
    assertThat(isOwn(WrapperMails.wrapper(platform, carrier, Locale.ENGLISH))).isTrue();
  }

  /// What servers on the way do to every mail.
  @Test
  void markShouldSurviveTransport() {
    String travelled =
        "Return-Path: <x@y.example>\r\nReceived: from a by b; Sat, 21 Nov 2026 10:00:00 +0000\r\n"
            + "DKIM-Signature: v=1; a=rsa-sha256; b=abc\r\n"
            + wrapper.replaceFirst("Message-ID: <[^>]+>", "Message-ID: <other@mail.example>");

    assertThat(isOwn(travelled)).isTrue();
  }

  static Stream<java.util.function.UnaryOperator<String>> changes() {
    return Stream.of(
        // Another subject, which readers see.
        mail -> mail.replaceFirst("(?s)Subject: .*?\r\n(?! )", "Subject: the secret is 42\r\n"),
        mail -> mail.replaceFirst("From: ", "From: The secret is 42 "),
        mail -> mail.replaceFirst("To: bob@", "To: eve@"),
        mail -> mail.replaceFirst("To: bob@", "Cc: eve@evil.example\r\nTo: bob@"),
        // Answers that go to somebody else.
        mail -> mail.replaceFirst("(?s)Reply-To: [^<]*<[^>]*>", "Reply-To: <eve@evil.example>"),
        mail -> mail.replaceFirst("Reply-To: ", "Reply-To: eve@evil.example, "),
        mail -> mail.replaceFirst("So geht es", "Das Geheimnis ist 42"),
        mail -> mail.replaceFirst("(?i)<html", "<p>the secret is 42</p><html"),
        // A part more.
        mail ->
            mail.replaceFirst(
                "(?s)\r\n(--[^\r]+)--\r\n",
                "\r\n$1\r\nContent-Type: text/plain\r\nContent-Disposition: attachment;"
                    + " filename=secret.txt\r\n\r\n42\r\n$1--\r\n"),
        mail -> mail.replaceFirst("mac=[A-Za-z0-9_-]{4}", "mac=AAAA"),
        mail -> mail.replaceFirst("link=[a-z2-7]{4}", "link=aaaa"),
        mail -> mail.replaceFirst("v1;", "v2;"),
        mail -> mail.replaceFirst("X-Sealpost-Wrapper", "X-Other"),
        // Two marks: which one counts?
        mail -> mail.replaceFirst("(?s)^(X-Sealpost-Wrapper: .*?\r\n mac=[^\r]*\r\n)", "$1$1"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void markShouldHoldForNothingElse(java.util.function.UnaryOperator<String> change) {
    String changed = change.apply(wrapper);

    assertThat(changed).isNotEqualTo(wrapper);
    assertThat(isOwn(changed)).isFalse();
  }

  @Test
  void markShouldNotGuardASecretInAnAttachedPage() {
    String attached = WrapperMails.wrapper(platform, Carrier.ATTACHMENT, Locale.ENGLISH);
    String page = WrapperMails.page(attached);

    assertThat(isOwn(WrapperMails.withPage(attached, page))).isTrue();
    assertThat(isOwn(WrapperMails.withPage(attached, page.replace("</main>", "42</main>"))))
        .isFalse();
  }

  @Test
  void markOfAnotherGatewayShouldSayNothing() throws Exception {
    assertThat(
            WrapperMark.isOn(
                MimeReader.read(wrapper.getBytes(UTF_8)), new InMemoryMacKey(new SeededRandom(7))))
        .isFalse();
  }

  @Test
  void keyShouldNotBeAskedAboutOtherMail() {
    platform.fail(Port.WRAPPER_KEY);

    assertThat(isOwn(withoutMark(wrapper))).isFalse();
    assertThat(isOwn("X-Sealpost-Wrapper: v1\r\n" + withoutMark(wrapper))).isFalse();
    assertThatThrownBy(() -> isOwn(wrapper)).isInstanceOf(Unavailable.class);
  }

  private static String withoutMark(String mail) {
    return new String(
        RawMessage.withoutFields(mail.getBytes(UTF_8), Set.of("x-sealpost-wrapper")), UTF_8);
  }

  private boolean isOwn(String mail) {
    return WrapperMails.read(mail)
        .map(content -> WrapperMark.isOn(content, platform.wrapperKey()))
        .orElse(false);
  }
}
