package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.BOB;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.Accounts;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.reading.preview.Preview;
import org.sealpost.reading.preview.PreviewedFile;
import org.sealpost.reading.preview.UnsafePreview;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

class AttachmentDeskStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final byte[] LARGE = large();

  private final ScriptedPreviews previews = new ScriptedPreviews();
  private final Story story = new Story(Accounts.NONE, previews);
  private final AttachmentDesk desk = story.portal.attachments();
  private PortalLink link = Samples.link();
  private SecretToken session = SecretToken.random(new SeededRandom(1));

  @BeforeEach
  void sendAndSignIn() {
    enter(terms -> terms);
  }

  private void enter(UnaryOperator<ProtectionTerms> terms) {
    List<PortalLink> links =
        WrapperMails.send(
            story.platform, mail(), Carrier.LINK, Locale.ENGLISH, terms::apply, BOB, CAROL);
    link = links.getFirst();
    session = story.signIn(link.toString(), BOB);
  }

  private Visit visit() {
    return Story.visit(link.toString(), session);
  }

  @Test
  void previewShouldBeHtmlThatCanOnlyBeRead() {
    previews.preview =
        new UnsafePreview.Html(
            "<h1>Hi</h1><script>alert(1)</script><img src=http://x.example/t.png onerror=alert(1)>"
                + "<a href=javascript:alert(1)>a</a><img src=cid:x><form><input></form>",
            false);

    PreviewResult result = desk.preview(visit(), 0);

    assertThat(result)
        .isInstanceOfSatisfying(
            PreviewResult.Shown.class,
            shown -> {
              assertThat(shown.preview())
                  .isInstanceOfSatisfying(
                      Preview.Html.class,
                      html -> {
                        assertThat(html.complete()).isFalse();
                        assertThat(html.safeHtml())
                            .contains("<h1>Hi</h1>")
                            .doesNotContain("script", "x.example", "onerror", "cid:", "form");
                      });
              assertThat(shown.attachment().fileName()).isEqualTo("notes.html");
              assertThat(shown.attachment().risky()).isTrue();
              assertThat(shown.mayDownload()).isTrue();
              assertThat(shown.watermark()).isEmpty();
            });
    assertThat(previews.seen.getFirst().fileName()).isEqualTo("notes.html");
    assertThat(accesses(AccessOperation.PREVIEW)).containsExactly(AccessResult.DONE);
  }

  @Test
  void pagesOfOnePreviewShouldBeOneEvent() {
    previews.preview = new UnsafePreview.Pages(2, 3);

    PreviewResult outline = desk.preview(visit(), 0);
    PreviewResult first = desk.page(visit(), 0, 0);
    PreviewResult second = desk.page(visit(), 0, 1);

    assertThat(outline)
        .isInstanceOfSatisfying(
            PreviewResult.Shown.class,
            shown -> assertThat(shown.preview()).isEqualTo(new Preview.Pages(2, 3)));
    assertThat(List.of(first, second))
        .allSatisfy(
            page ->
                assertThat(page)
                    .isInstanceOfSatisfying(
                        PreviewResult.Page.class,
                        picture -> assertThat(picture.mediaType()).isEqualTo("image/png")));
    assertThat(accesses(AccessOperation.PREVIEW)).containsExactly(AccessResult.DONE);
  }

  /// Whoever asks for a page without its announcement leaves a trace as well.
  @Test
  void pageAloneShouldBeOneEvent() {
    previews.preview = new UnsafePreview.Pages(2, 2);

    desk.page(visit(), 0, 1);
    desk.page(visit(), 0, 1);

    assertThat(accesses(AccessOperation.PREVIEW)).containsExactly(AccessResult.DONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void pageShouldBeRefusedWhereThereIsNone(int page) {
    previews.preview = new UnsafePreview.Pages(2, 2);

    assertThat(desk.page(visit(), 0, page)).isEqualTo(new PreviewResult.NoSuchAttachment());
    assertThat(accesses(AccessOperation.PREVIEW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void nothingShouldBeShownOfAttachmentsThatAreNone(int number) {
    assertThat(desk.preview(visit(), number)).isEqualTo(new PreviewResult.NoSuchAttachment());
    assertThat(desk.page(visit(), number, 0)).isEqualTo(new PreviewResult.NoSuchAttachment());
    assertThat(desk.download(visit(), number)).isEqualTo(new DownloadResult.NoSuchAttachment());
    assertThat(desk.piece(visit(), number, 0)).isEqualTo(new DownloadResult.NoSuchAttachment());
    assertThat(previews.seen).isEmpty();
  }

  @Test
  void whatOnlyMayBeViewedShouldBeShownWithTheReadersAddressAndNotHandedOut() {
    enter(WrapperMails::viewOnlyAndNotified);
    previews.preview = new UnsafePreview.Pages(1, 1);

    PreviewResult shown = desk.preview(visit(), 0);
    desk.page(visit(), 0, 0);

    assertThat(shown)
        .isInstanceOfSatisfying(
            PreviewResult.Shown.class,
            preview -> {
              assertThat(preview.mayDownload()).isFalse();
              assertThat(preview.watermark()).isEqualTo("bob@partner.example");
            });
    assertThat(previews.watermarks).containsExactly(Optional.of("bob@partner.example"));
    DownloadResult refused = new DownloadResult.Refused(new Refusal.NotAllowed());
    assertThat(desk.download(visit(), 0)).isEqualTo(refused);
    assertThat(desk.download(visit(), 1)).isEqualTo(refused);
    assertThat(desk.piece(visit(), 1, 0)).isEqualTo(refused);
    assertThat(desk.piece(visit(), 77, 0)).isEqualTo(refused);
    assertThat(accesses(AccessOperation.DOWNLOAD))
        .hasSize(4)
        .containsOnly(AccessResult.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"COPY", "PRINT"})
  void watermarkShouldStandWhereARightIsMissing(UsageRight missing) {
    List<UsageRight> left = new ArrayList<>(UsageRights.ENCRYPT_ONLY.rights());
    left.remove(missing);
    enter(usual -> withRights(usual, UsageRights.of(left.toArray(UsageRight[]::new))));
    previews.preview = new UnsafePreview.Html("x", true);

    assertThat(desk.preview(visit(), 0))
        .isInstanceOfSatisfying(
            PreviewResult.Shown.class,
            shown -> assertThat(shown.watermark()).isEqualTo("bob@partner.example"));
  }

  @Test
  void whatCannotBeShownShouldSayWhy() {
    for (UnsafePreview preview :
        List.of(
            new UnsafePreview.Unknown(), new UnsafePreview.Locked(), new UnsafePreview.TooMuch())) {
      previews.preview = preview;

      assertThat(desk.preview(visit(), 0))
          .isInstanceOfSatisfying(
              PreviewResult.Shown.class,
              shown ->
                  assertThat(shown.preview().getClass().getSimpleName())
                      .isEqualTo(preview.getClass().getSimpleName()));
    }
    assertThat(accesses(AccessOperation.PREVIEW)).hasSize(3).containsOnly(AccessResult.UNOPENABLE);
  }

  @Test
  void largeAttachmentShouldComeInPiecesThatJoinToIt() throws Exception {
    DownloadResult announced = desk.download(visit(), 1);

    assertThat(announced)
        .isInstanceOfSatisfying(
            DownloadResult.InPieces.class,
            pieces -> {
              assertThat(pieces.fileName()).isEqualTo("large.bin");
              assertThat(pieces.sizeBytes()).isEqualTo(LARGE.length);
              assertThat(pieces.pieces()).isEqualTo(3);
            });
    assertThat(accesses(AccessOperation.DOWNLOAD)).isEmpty();
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int piece = 0; piece < 3; piece++) {
      joined.write(content(desk.piece(visit(), 1, piece)));
    }
    assertThat(joined.toByteArray()).isEqualTo(LARGE);
    assertThat(desk.piece(visit(), 1, 3)).isEqualTo(new DownloadResult.NoSuchAttachment());
    assertThat(desk.piece(visit(), 1, -1)).isEqualTo(new DownloadResult.NoSuchAttachment());
    assertThat(accesses(AccessOperation.DOWNLOAD)).containsExactly(AccessResult.DONE);
  }

  /// Whoever leaves out the first piece is seen all the same.
  @Test
  void laterPieceAloneShouldBeRecorded() {
    desk.piece(visit(), 1, 2);
    desk.piece(visit(), 1, 1);

    assertThat(accesses(AccessOperation.DOWNLOAD)).containsExactly(AccessResult.DONE);
  }

  @Test
  void nextPieceShouldBeRefusedAfterRevocation() {
    desk.piece(visit(), 1, 0);

    story.administration.revoke(link.message(), "admin");

    assertThat(desk.piece(visit(), 1, 1))
        .isInstanceOfSatisfying(
            DownloadResult.Refused.class,
            refused -> assertThat(refused.why()).isInstanceOf(Refusal.Withdrawn.class));
    assertThat(desk.page(visit(), 0, 0)).isInstanceOf(PreviewResult.Refused.class);
    assertThat(desk.preview(visit(), 0)).isInstanceOf(PreviewResult.Refused.class);
  }

  @Test
  void nextPieceShouldBeRefusedAfterSignOut() {
    desk.piece(visit(), 1, 0);

    story.portal.sessions().signOut(Optional.of(session));

    assertThat(desk.piece(visit(), 1, 1))
        .isEqualTo(new DownloadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(desk.preview(visit(), 0))
        .isEqualTo(new PreviewResult.Refused(new Refusal.SignInNeeded()));
  }

  @Test
  void piecesShouldBeForNobodyElse() {
    PortalLink carols =
        WrapperMails.send(
                story.platform, mail(), Carrier.LINK, Locale.ENGLISH, terms -> terms, CAROL)
            .getFirst();
    SecretToken other = story.signIn(carols.toString(), CAROL);

    assertThat(desk.piece(Story.visit(link.toString(), other), 1, 0))
        .isInstanceOf(DownloadResult.Refused.class);
    assertThat(desk.page(Story.visit(link.toString(), other), 0, 0))
        .isInstanceOf(PreviewResult.Refused.class);
    assertThat(desk.preview(Story.visit(link.toString()), 0))
        .isEqualTo(new PreviewResult.Refused(new Refusal.SignInNeeded()));
    assertThat(desk.piece(Story.visit("not-a-link", session), 1, 0))
        .isEqualTo(new DownloadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(previews.seen).isEmpty();
  }

  @Test
  void programsThatFetchAheadShouldGetNothing() {
    Visit machine =
        new Visit(
            link.toString(),
            Optional.of(session),
            new Visitor(Optional.empty(), AgentClass.MACHINE),
            Locale.ENGLISH);

    assertThat(desk.preview(machine, 0))
        .isEqualTo(new PreviewResult.Refused(new Refusal.NotForMachines()));
    assertThat(desk.piece(machine, 1, 0))
        .isEqualTo(new DownloadResult.Refused(new Refusal.NotForMachines()));
  }

  @Test
  void nothingShouldBeShownThatCouldNotBeRecorded() {
    previews.preview = new UnsafePreview.Html("x", true);
    story.platform.fail(Port.TRACE, 9);

    assertThatThrownBy(() -> desk.preview(visit(), 0)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> desk.download(visit(), 0)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> desk.piece(visit(), 1, 0)).isInstanceOf(Unavailable.class);
  }

  private List<AccessResult> accesses(AccessOperation operation) {
    return story.platform.records.events().stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .filter(
            access -> access.operation() == operation && access.message().equals(link.message()))
        .map(TraceEvent.Access::result)
        .toList();
  }

  private static byte[] content(DownloadResult result) {
    assertThat(result).isInstanceOf(DownloadResult.Download.class);
    return ((DownloadResult.Download) result).content();
  }

  private static ProtectionTerms withRights(ProtectionTerms usual, UsageRights rights) {
    return new ProtectionTerms(
        usual.template(),
        rights,
        AttachmentAccess.DOWNLOAD,
        usual.expiry(),
        usual.protectedBy(),
        usual.passcodeOnly(),
        usual.notifyWhenRead());
  }

  private static byte[] large() {
    byte[] large = new byte[2 * Story.LARGEST_ANSWER_BYTES + 5];
    new SeededRandom(16).nextBytes(large);
    return large;
  }

  private static byte[] mail() {
    return Mails.withFields(
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the files.
        --b
        Content-Type: text/html; name="notes.html"
        Content-Disposition: attachment; filename="notes.html"

        <p>notes</p>
        --b
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="large.bin"
        Content-Transfer-Encoding: base64

        %s
        --b--
        """
            .formatted(new String(Base64.getMimeEncoder().encode(LARGE), UTF_8).replace("\r", "")));
  }

  /// Answers as it was told, and remembers what it was asked.
  private static final class ScriptedPreviews implements AttachmentPreviews {
    private final List<PreviewedFile> seen = new ArrayList<>();
    private final List<Optional<String>> watermarks = new ArrayList<>();
    private UnsafePreview preview = new UnsafePreview.Unknown();

    @Override
    public boolean mayShow(String mediaType, String fileName) {
      return true;
    }

    @Override
    public UnsafePreview of(PreviewedFile file) {
      seen.add(file);
      return preview;
    }

    @Override
    public Optional<byte[]> page(PreviewedFile file, int page, Optional<String> watermark) {
      watermarks.add(watermark);
      return preview instanceof UnsafePreview.Pages pages && page < pages.shown()
          ? Optional.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'})
          : Optional.empty();
    }
  }
}
