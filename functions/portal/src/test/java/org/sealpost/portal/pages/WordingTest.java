package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;

class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "application/pdf, a.pdf, PDF document",
    "image/webp, a.webp, Image",
    "application/octet-stream, model.dwg, DWG file",
    "application/octet-stream, README, File",
    "application/octet-stream, 'a.<b>', File",
    "'', '', File"
  })
  void kindShouldBeAWordForPeople(String mediaType, String fileName, String kind) {
    assertThat(FileKind.of(Words.english(), mediaType, fileName)).isEqualTo(kind);
  }

  @Test
  void encryptOnlyShouldAskForNothing() {
    assertThat(
            RightsInWords.of(
                    Words.english(), UsageRights.ENCRYPT_ONLY, AttachmentAccess.DOWNLOAD, false)
                .asked())
        .isEmpty();
  }

  @Test
  void ownerShouldBeAskedForNothing() {
    UsageRights owner = new UsageRights(Set.of(UsageRight.VIEW, UsageRight.OWNER));

    assertThat(RightsInWords.of(Words.english(), owner, AttachmentAccess.DOWNLOAD, false).asked())
        .isEmpty();
  }

  @Test
  void oneMissingRightShouldReadWell() {
    UsageRights rights =
        new UsageRights(Set.of(UsageRight.VIEW, UsageRight.FORWARD, UsageRight.COPY));

    assertThat(
            RightsInWords.of(Words.english(), rights, AttachmentAccess.DOWNLOAD, false)
                .asked()
                .orElseThrow())
        .startsWith("The sender asks you not to print what it says. This is a request");
  }

  /// What is stated is what the server refuses, and nothing else (P7).
  @Test
  void doNotForwardShouldStateWhatIsRefused() {
    RightsInWords words =
        RightsInWords.of(
            Words.english(), UsageRights.DO_NOT_FORWARD, AttachmentAccess.VIEW_ONLY, true);

    assertThat(words.held())
        .contains(
            "It cannot be forwarded from here.",
            "Attachments can be looked at here, and not be downloaded.");
    assertThat(words.asked().orElseThrow())
        .contains("not to pass on, print or copy", "no web page can enforce it");
  }

  @Test
  void attachmentsShouldNotBeSpokenOfWhereThereAreNone() {
    assertThat(
            RightsInWords.of(
                    Words.english(), UsageRights.ENCRYPT_ONLY, AttachmentAccess.VIEW_ONLY, false)
                .held())
        .noneMatch(text -> text.contains("Attachment"));
  }
}
