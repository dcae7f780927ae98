package org.sealpost.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.MailPart;

class InlineImagesTest {
  @Test
  void addressShouldGiveTheImageOfThisContentId() {
    InlineImages images = InlineImages.of(List.of(image(0, "image/png", "a@b", 3)));

    assertThat(images.address("cid:a@b")).contains("data:image/png;base64,AAAA");
    assertThat(images.address("CID:a@b")).contains("data:image/png;base64,AAAA");
    assertThat(images.address("cid:a%40b")).contains("data:image/png;base64,AAAA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cid:",
        "cid:x",
        "a@b",
        "https://a@b",
        "data:image/svg+xml;base64,AAAA",
        "data:text/html;base64,AAAA",
        "data:image/png,AAAA",
        "data:image/png;base64,AA'AA",
        "cid:%",
        "cid:%zz"
      })
  void addressShouldGiveNothingForAnythingElse(String reference) {
    InlineImages images = InlineImages.of(List.of(image(0, "image/png", "a@b", 3)));

    assertThat(images.address(reference)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/svg+xml", "text/html", "application/pdf", "image/x-icon"})
  void addressShouldGiveNothingThatIsMoreThanAPicture(String mediaType) {
    MailPart part = image(0, mediaType, "a", 3);
    InlineImages images = InlineImages.of(List.of(part));

    assertThat(images.address("cid:a")).isEmpty();
    assertThat(images.areShown(part)).isFalse();
  }

  @Test
  void ofShouldStopBeforeThePageGetsTooLarge() {
    MailPart first = image(0, "image/png", "a", 1_600_000);
    MailPart second = image(1, "image/png", "b", 1_600_000);
    MailPart third = image(2, "image/png", "c", 700_000);
    InlineImages images = InlineImages.of(List.of(first, second, third));

    assertThat(images.address("cid:a")).isPresent();
    assertThat(images.address("cid:b")).isEmpty();
    assertThat(images.address("cid:c")).isPresent();
  }

  /// Many mailers give a Content-ID to pictures that the text never shows: they must not vanish.
  @Test
  void areShownShouldHoldForWhatTheTextRefersToOnly() {
    MailPart shown = image(0, "image/png", "a", 3);
    MailPart unused = image(1, "image/png", "b", 3);
    InlineImages images = InlineImages.of(List.of(shown, unused));

    assertThat(images.address("cid:a")).isPresent();

    assertThat(images.areShown(shown)).isTrue();
    assertThat(images.areShown(unused)).isFalse();
  }

  @Test
  void areShownShouldHoldForOneOfTwoWithTheSameId() {
    MailPart first = image(0, "image/png", "a", 3);
    MailPart second = image(1, "image/png", "a", 3);
    InlineImages images = InlineImages.of(List.of(first, second));

    assertThat(images.address("cid:a")).isPresent();

    assertThat(List.of(first, second).stream().filter(images::areShown)).hasSize(1);
  }

  @Test
  void ofShouldLeaveOutWhatCannotBeDecoded() {
    MailPart broken =
        new MailPart(
            0,
            "image/png",
            Optional.empty(),
            Optional.of("a"),
            true,
            3,
            () -> {
              throw new IOException("broken");
            });
    InlineImages images = InlineImages.of(List.of(broken));

    assertThat(images.address("cid:a")).isEmpty();
    assertThat(images.areShown(broken)).isFalse();
  }

  private static MailPart image(int number, String mediaType, String contentId, int bytes) {
    return new MailPart(
        number,
        mediaType,
        Optional.empty(),
        Optional.of(contentId),
        true,
        bytes,
        () -> new ByteArrayInputStream(new byte[bytes]));
  }
}
