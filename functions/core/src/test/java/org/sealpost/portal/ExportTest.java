package org.sealpost.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.BOB;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.testing.Mails;
import org.sealpost.testing.Port;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

class ExportTest {
  private static final byte[] MESSAGE = Mails.complete();

  private static final UsageRights EXPORTABLE = UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT);

  private final Story story = new Story();

  @Test
  void exportShouldHandOutTheVeryMessage() {
    PortalLink link = sent(UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT));

    DownloadResult result = story.portal.reading().export(visit(link));

    assertThat(result).isInstanceOf(DownloadResult.Download.class);
    DownloadResult.Download file = (DownloadResult.Download) result;
    assertThat(file.content()).isEqualTo(MESSAGE);
    assertThat(file.fileName()).endsWith(".eml").doesNotContainPattern("[/\\\\:\\p{Cc}]");
    assertThat(results()).containsExactly(AccessResult.DONE);
  }

  @Test
  void exportShouldBeAnOwnersRight() {
    PortalLink link = sent(UsageRights.of(UsageRight.VIEW, UsageRight.OWNER));

    assertThat(story.portal.reading().export(visit(link)))
        .isInstanceOf(DownloadResult.Download.class);
  }

  @Test
  void exportShouldBeRefusedWithoutTheRight() {
    PortalLink link = sent(UsageRights.ENCRYPT_ONLY);

    assertThat(story.portal.reading().export(visit(link)))
        .isEqualTo(new DownloadResult.Refused(new Refusal.NotAllowed()));
    assertThat(results()).containsExactly(AccessResult.NOT_ALLOWED);
  }

  @Test
  void exportShouldTellStrangersNothing() {
    PortalLink link = sent(UsageRights.of(UsageRight.VIEW, UsageRight.EXPORT));

    assertThat(story.portal.reading().export(Story.visit(link.toString())))
        .isEqualTo(new DownloadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(results()).isEmpty();
  }

  /// Above what the front door carries, at and around its borders.
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2, 1_000_000, 1_000_001, 1_734_567})
  void largeMessageShouldComeInPiecesThatJoinToIt(int more) throws Exception {
    byte[] message = largeMail(Story.LARGEST_ANSWER_BYTES + more);
    Visit visit = visit(sent(message, EXPORTABLE));
    ReadingDesk desk = story.portal.reading();

    DownloadResult announced = desk.export(visit);
    int count = Math.ceilDiv(message.length, Story.LARGEST_ANSWER_BYTES);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int piece = 0; piece < count; piece++) {
      joined.write(content(desk.exportPiece(visit, piece)));
    }

    if (more <= 0) {
      assertThat(content(announced)).isEqualTo(message);
    } else {
      assertThat(announced)
          .isInstanceOfSatisfying(
              DownloadResult.InPieces.class,
              pieces -> {
                assertThat(pieces.reader()).isEqualTo(BOB);
                assertThat(pieces.fileName()).endsWith(".eml");
                assertThat(pieces.sizeBytes()).isEqualTo(message.length);
                assertThat(pieces.pieces()).isEqualTo(count);
              });
    }
    assertThat(joined.toByteArray()).isEqualTo(message);
    assertThat(desk.exportPiece(visit, count)).isEqualTo(new DownloadResult.NoSuchAttachment());
    assertThat(desk.exportPiece(visit, -1)).isEqualTo(new DownloadResult.NoSuchAttachment());
  }

  @Test
  void piecesShouldBeOneExport() {
    Visit visit = visit(sent(largeMail(2_500_000), EXPORTABLE));
    ReadingDesk desk = story.portal.reading();

    desk.export(visit);
    assertThat(results()).isEmpty();
    desk.exportPiece(visit, 0);
    desk.exportPiece(visit, 1);
    desk.exportPiece(visit, 2);

    assertThat(results()).containsExactly(AccessResult.DONE);
  }

  /// Whoever leaves out the first piece is seen all the same.
  @Test
  void laterPieceAloneShouldBeOneExport() {
    Visit visit = visit(sent(largeMail(2_500_000), EXPORTABLE));

    story.portal.reading().exportPiece(visit, 2);
    story.portal.reading().exportPiece(visit, 1);

    assertThat(results()).containsExactly(AccessResult.DONE);
  }

  @Test
  void pieceShouldBeRefusedWithoutTheRightOrASession() {
    PortalLink link = sent(UsageRights.ENCRYPT_ONLY);

    assertThat(story.portal.reading().exportPiece(visit(link), 0))
        .isEqualTo(new DownloadResult.Refused(new Refusal.NotAllowed()));
    assertThat(story.portal.reading().exportPiece(Story.visit(link.toString()), 0))
        .isEqualTo(new DownloadResult.Refused(new Refusal.SignInNeeded()));
    assertThat(results()).containsExactly(AccessResult.NOT_ALLOWED);
  }

  @Test
  void nextPieceShouldBeRefusedAfterRevocation() {
    PortalLink link = sent(largeMail(2_500_000), EXPORTABLE);
    Visit visit = visit(link);
    story.portal.reading().exportPiece(visit, 0);

    story.administration.revoke(link.message(), "admin");

    assertThat(story.portal.reading().exportPiece(visit, 1))
        .isInstanceOfSatisfying(
            DownloadResult.Refused.class,
            refused -> assertThat(refused.why()).isInstanceOf(Refusal.Withdrawn.class));
  }

  @Test
  void nothingShouldBeHandedOutThatCouldNotBeRecorded() {
    Visit visit = visit(sent(EXPORTABLE));
    story.platform.fail(Port.TRACE, 9);

    assertThatThrownBy(() -> story.portal.reading().export(visit)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> story.portal.reading().exportPiece(visit, 0))
        .isInstanceOf(Unavailable.class);
  }

  private static byte[] content(DownloadResult result) {
    assertThat(result).isInstanceOf(DownloadResult.Download.class);
    return ((DownloadResult.Download) result).content();
  }

  /// Of exactly this size.
  private static byte[] largeMail(int bytes) {
    byte[] start = Mails.withFields("\nAs agreed.\n");
    byte[] mail = Arrays.copyOf(start, bytes);
    SeededRandom random = new SeededRandom(bytes);
    for (int at = start.length; at < bytes; at++) {
      mail[at] = at % 70 == 0 ? (byte) '\n' : (byte) ('a' + random.nextInt(26));
    }
    return mail;
  }

  private PortalLink sent(UsageRights rights) {
    return sent(MESSAGE, rights);
  }

  private PortalLink sent(byte[] message, UsageRights rights) {
    return WrapperMails.send(
            story.platform,
            message,
            Carrier.LINK,
            Locale.ENGLISH,
            usual ->
                new ProtectionTerms(
                    usual.template(),
                    rights,
                    usual.attachments(),
                    usual.expiry(),
                    usual.protectedBy(),
                    usual.passcodeOnly(),
                    usual.notifyWhenRead()),
            BOB)
        .getFirst();
  }

  private Visit visit(PortalLink link) {
    SecretToken token = SecretToken.random(story.platform.random());
    story
        .platform
        .portalSessions()
        .start(
            PortalSession.start(
                token,
                BOB,
                SignInMethod.PASSCODE,
                Visitor.UNKNOWN,
                false,
                link,
                story.platform.clock.instant()));
    return Story.visit(link.toString(), token);
  }

  private List<AccessResult> results() {
    return story.platform.records.events().stream()
        .filter(TraceEvent.Access.class::isInstance)
        .map(TraceEvent.Access.class::cast)
        .filter(access -> access.operation() == AccessOperation.EXPORT)
        .map(TraceEvent.Access::result)
        .toList();
  }
}
