package org.sealpost.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.mailflow.Answered;
import org.sealpost.mailflow.Intake;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.AnswerResult.Brought;
import org.sealpost.portal.AnswerResult.Writing;
import org.sealpost.portal.SendResult.Problem;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.KeptDraft;
import org.sealpost.reply.Written;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.testing.WrapperMails;

/// Answering, passing on, and what becomes of drafts.
class AnswerStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final EmailAddress DAVE = EmailAddress.of("dave@third.example");
  private static final EmailAddress ERIN = EmailAddress.of("erin@blind.example");
  private static final String MAIL =
      """
      From: Alice Adams <alice@contoso.example>\r
      To: Bob Brown <bob@partner.example>, carol@elsewhere.example\r
      Cc: "Frank, F." <frank@contoso.example>, x@reply.contoso.example\r
      Subject: [encrypt] AW: Results\r
      Message-ID: <2@contoso.example>\r
      In-Reply-To: <1@contoso.example>\r
      References: <0@contoso.example> <1@contoso.example>\r
      MIME-Version: 1.0\r
      Content-Type: multipart/mixed; boundary=b\r
      \r
      --b\r
      Content-Type: text/html; charset=utf-8\r
      \r
      <p>All <b>well</b>, says the canary.</p><script>alert(1)</script>\r
      --b\r
      Content-Type: application/pdf\r
      Content-Disposition: attachment; filename="report.pdf"\r
      \r
      %PDF-canary\r
      --b--\r
      """;
  private static final Written THANKS = Story.written("SECRET-ANSWER, thanks");

  private final Story story = new Story();
  private final AnswerDesk desk = story.portal.answers();
  private String link = "";
  private Visit visit = Story.visit("");

  @BeforeEach
  void sendAMail() {
    story.send(MAIL, ALICE, BOB, CAROL, ERIN);
    link = story.linkOf(BOB);
    visit = Story.visit(link, story.signIn(link, BOB));
  }

  private static Written to(String typed, Integer... carried) {
    return new Written(typed, "See below", Optional.empty(), true, List.of(carried));
  }

  private static Written rich(String html) {
    return new Written("", "", Optional.of(html), true, List.of());
  }

  private PortalLink portalLink() {
    return PortalLink.parse(link).orElseThrow();
  }

  private SendResult reply() {
    return desk.send(visit, AnswerKind.REPLY, THANKS, 0);
  }

  private Intake queued() {
    assertThat(story.platform.intakeQueue.waiting()).hasSize(1);
    return story.platform.intakeQueue.waiting().getFirst();
  }

  /// The one mail that waits for the rules.
  private MailContent sent() {
    return read(story.platform.rawInbox.find(queued().id()).orElseThrow());
  }

  private static MailContent read(byte[] mail) {
    try {
      return MimeReader.read(mail);
    } catch (MalformedMailException bug) {
      throw new AssertionError("a malformed answer", bug);
    }
  }

  private Writing writing(AnswerResult result) {
    assertThat(result).isInstanceOf(Writing.class);
    return (Writing) result;
  }

  private Writing opened(AnswerKind kind) {
    return writing(desk.open(visit, kind));
  }

  private Problem problem(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.NotSent.class);
    assertThat(story.platform.intakeQueue.waiting()).isEmpty();
    return ((SendResult.NotSent) result).problem();
  }

  private List<String> words(String link, EmailAddress reader) {
    ReadResult read = story.portal.reading().read(Story.visit(link, story.signIn(link, reader)));
    assertThat(read).isInstanceOf(ReadResult.Opened.class);
    var message = ((ReadResult.Opened) read).message();
    return List.of(message.subject(), message.safeHtml(), message.attachments().toString());
  }

  @Nested
  class Replying {
    @Test
    void replyShouldGoToTheAuthorAloneAndIntoTheThread() {
      SendResult result = reply();

      assertThat(result)
          .isInstanceOfSatisfying(
              SendResult.Sent.class,
              sent -> {
                assertThat(sent.kind()).isEqualTo(AnswerKind.REPLY);
                assertThat(sent.reader()).isEqualTo(BOB);
                assertThat(sent.to()).extracting(Mailbox::address).containsExactly(ALICE);
                assertThat(sent.files()).isZero();
                assertThat(sent.before()).isFalse();
              });
      assertThat(queued().envelope().recipients()).containsExactly(ALICE);
      assertThat(queued().envelope().reversePath()).contains(BOB);
      assertThat(queued().authenticated()).isTrue();
      assertThat(queued().answers()).contains(new Answered(portalLink(), Answered.Way.REPLY));
      MailContent mail = sent();
      assertThat(mail.from()).isEqualTo(new Mailbox(Optional.of("Bob Brown"), BOB));
      assertThat(mail.to()).extracting(Mailbox::address).containsExactly(ALICE);
      assertThat(mail.cc()).isEmpty();
      assertThat(mail.subject()).isEqualTo("Re: Results");
      assertThat(mail.header("In-Reply-To")).containsExactly("<2@contoso.example>");
      assertThat(mail.header("References").map(ids -> ids.replaceAll("\\s+", " ")))
          .containsExactly("<0@contoso.example> <1@contoso.example> <2@contoso.example>");
      assertThat(mail.text()).hasValueSatisfying(text -> assertThat(text).startsWith("SECRET"));
      assertThat(mail.html()).isEmpty();
    }

    @Test
    void replyShouldQuoteWhatItAnswersInBothForms() {
      desk.send(visit, AnswerKind.REPLY, rich("<p>Thanks, <b>all</b></p><script>x</script>"), 0);

      MailContent mail = sent();
      assertThat(mail.text().orElseThrow())
          .contains("Thanks, all", "Alice Adams <alice@contoso.example>:", "> All well, says the");
      assertThat(mail.html().orElseThrow())
          .contains("<b>all</b>", "<blockquote", "All <b>well</b>")
          .doesNotContain("script");
    }

    @Test
    void replyToAllShouldGoToAllWhoAreShownAndToNobodyElse() {
      Writing page = opened(AnswerKind.REPLY_ALL);
      desk.send(visit, AnswerKind.REPLY_ALL, THANKS, 0);

      EmailAddress frank = EmailAddress.of("frank@contoso.example");
      assertThat(page.to()).extracting(Mailbox::address).containsExactly(ALICE, CAROL);
      assertThat(page.cc()).extracting(Mailbox::address).containsExactly(frank);
      assertThat(queued().envelope().recipients()).containsExactly(ALICE, CAROL, frank);
      assertThat(sent().to()).extracting(Mailbox::address).containsExactly(ALICE, CAROL);
      assertThat(sent().cc()).containsExactly(new Mailbox(Optional.of("Frank, F."), frank));
    }

    /// A blind recipient sees no other, and is seen by those whom they answer only.
    @Test
    void replyToAllOfABlindRecipientShouldGoToAllWhoAreShown() {
      String erins = story.linkOf(ERIN);

      desk.send(Story.visit(erins, story.signIn(erins, ERIN)), AnswerKind.REPLY_ALL, THANKS, 0);

      assertThat(queued().envelope().recipients()).contains(ALICE, BOB, CAROL).hasSize(4);
    }

    @Test
    void replyShouldReachItsAuthorProtected() {
      reply();
      story.settle();

      assertThat(story.everythingSent()).doesNotContain("SECRET-ANSWER", "canary");
      assertThat(words(story.linkOf(ALICE), ALICE).toString())
          .contains("Re: Results", "SECRET-ANSWER");
      assertThat(story.platform.rawInbox.ids()).isEmpty();
    }

    @Test
    void pageShouldSayWhatTheRightsFix() {
      Writing page = opened(AnswerKind.REPLY);

      assertThat(page.ways()).containsExactlyInAnyOrder(AnswerKind.values());
      assertThat(page.via().name()).contains("Bob Brown via Contoso");
      assertThat(page.via().address()).isEqualTo(EmailAddress.of("notice@contoso.example"));
      assertThat(page.subject()).isEqualTo("Re: Results");
      assertThat(page.draft().id()).isEmpty();
      assertThat(page.draft().version()).isZero();
      assertThat(page.draft().written().quote()).isTrue();
      assertThat(opened(AnswerKind.FORWARD).to()).isEmpty();
      assertThat(opened(AnswerKind.FORWARD).draft().written().carried()).containsExactly(0);
    }

    @Test
    void sendShouldSayWhatIsMissing() {
      assertThat(problem(desk.send(visit, AnswerKind.REPLY, Story.written(" \n"), 0)))
          .isEqualTo(new Problem.Blank());
      assertThat(problem(desk.send(visit, AnswerKind.REPLY, rich("<p><br></p>"), 1)))
          .isEqualTo(new Problem.Blank());
      assertThat(
              problem(desk.send(visit, AnswerKind.REPLY, Story.written("x".repeat(1_000_001)), 2)))
          .isEqualTo(new Problem.TooLong());
    }

    @Test
    void mailboxShouldNotAnswerWithoutEnd() {
      for (int time = 0; time < Sending.MOST_ANSWERS; time++) {
        int version = opened(AnswerKind.REPLY).draft().version();
        assertThat(desk.send(visit, AnswerKind.REPLY, Story.written("no. " + time), version))
            .isInstanceOf(SendResult.Sent.class);
      }
      story.settle();
      int version = opened(AnswerKind.REPLY).draft().version();

      assertThat(problem(desk.send(visit, AnswerKind.REPLY, THANKS, version)))
          .isEqualTo(new Problem.TooOften());
      story.platform.clock.advance(Duration.ofDays(1));
      Visit tomorrow = Story.visit(link, story.signIn(link, BOB));
      assertThat(desk.send(tomorrow, AnswerKind.REPLY, THANKS, version + 1))
          .isInstanceOf(SendResult.Sent.class);
    }
  }

  @Nested
  class PassingOn {
    @Test
    void forwardShouldTakeTheMessageToWhomeverTheReaderNames() {
      SendResult result =
          desk.send(
              visit, AnswerKind.FORWARD, to("Dave <dave@third.example>; erin@blind.example", 0), 0);

      assertThat(result)
          .isInstanceOfSatisfying(
              SendResult.Sent.class,
              sent -> {
                assertThat(sent.to()).containsExactly(Mailbox.of(DAVE), Mailbox.of(ERIN));
                assertThat(sent.files()).isEqualTo(1);
              });
      assertThat(queued().answers()).contains(new Answered(portalLink(), Answered.Way.FORWARD));
      MailContent mail = sent();
      assertThat(mail.subject()).isEqualTo("Fwd: AW: Results");
      assertThat(mail.text().orElseThrow()).contains("See below", "All well, says the canary");
      assertThat(mail.html().orElseThrow()).contains("All <b>well</b>").doesNotContain("script");
      assertThat(mail.attachments())
          .singleElement()
          .satisfies(part -> assertThat(part.fileName()).contains("report.pdf"));
    }

    /// Threat 21: a forwarded notice opens nothing; a forwarded message opens for whom it was
    /// forwarded to.
    @Test
    void newReaderShouldSignInThemselves() {
      desk.send(visit, AnswerKind.FORWARD, to("dave@third.example", 0), 0);
      story.settle();
      String daves = story.linkOf(DAVE);

      assertThat(story.everythingSent()).doesNotContain("canary", "See below");
      assertThat(words(daves, DAVE).toString())
          .contains("Fwd: AW: Results", "See below", "canary", "report.pdf");
      assertThat(story.portal.reading().read(Story.visit(daves, visit.session())))
          .isInstanceOf(ReadResult.Refused.class);
      SecretToken davesSession = story.signIn(daves, DAVE);
      assertThat(story.portal.reading().read(Story.visit(link, davesSession)))
          .isInstanceOf(ReadResult.Refused.class);
    }

    @Test
    void forwardShouldLeaveBehindWhatIsNotChosen() {
      desk.send(visit, AnswerKind.FORWARD, to("dave@third.example"), 0);

      assertThat(sent().attachments()).isEmpty();
    }

    @Test
    void replyShouldCarryNothingOfTheMessage() {
      desk.send(
          visit,
          AnswerKind.REPLY,
          new Written("dave@third.example", "x", Optional.empty(), false, List.of(0)),
          0);

      assertThat(queued().envelope().recipients()).containsExactly(ALICE);
      assertThat(sent().attachments()).isEmpty();
    }

    @Test
    void sendShouldSayWhoIsNobody() {
      assertThat(problem(desk.send(visit, AnswerKind.FORWARD, to(" ,"), 0)))
          .isEqualTo(new Problem.NobodyNamed());
      assertThat(problem(desk.send(visit, AnswerKind.FORWARD, to("dave@third.example, dave"), 1)))
          .isEqualTo(new Problem.NoAddress("dave"));
      String many =
          Stream.iterate(0, one -> one + 1).limit(21).map(one -> one + "@x.example").toList() + "";
      assertThat(
              problem(
                  desk.send(
                      visit, AnswerKind.FORWARD, to(many.substring(1, many.length() - 1)), 2)))
          .isEqualTo(new Problem.TooManyNamed());
      assertThat(opened(AnswerKind.FORWARD).draft().written().to()).contains("20@x.example");
    }

    /// The issue: what was passed on ends with what it passes on.
    @Test
    void whatWasPassedOnShouldBeWithdrawnWithTheMessage() {
      desk.send(visit, AnswerKind.FORWARD, to("dave@third.example"), 0);
      story.settle();
      String daves = story.linkOf(DAVE);
      Visit dave = Story.visit(daves, story.signIn(daves, DAVE));
      desk.send(dave, AnswerKind.FORWARD, to("erin@blind.example"), 0);
      story.settle();
      String erins = story.linkOf(ERIN);
      Visit erin = Story.visit(erins, story.signIn(erins, ERIN));
      assertThat(story.portal.reading().read(erin)).isInstanceOf(ReadResult.Opened.class);

      story.administration.revoke(portalLink().message(), "admin");

      for (Visit reader : List.of(visit, dave, erin)) {
        assertThat(story.portal.reading().read(reader).toString()).contains("Revoked");
        assertThat(desk.open(reader, AnswerKind.REPLY).toString()).contains("Refused");
      }
    }

    @Test
    void replyShouldOutliveTheMessageThatItAnswers() {
      desk.send(visit, AnswerKind.REPLY, THANKS, 0);
      story.settle();
      String alices = story.linkOf(ALICE);
      Visit alice = Story.visit(alices, story.signIn(alices, ALICE));

      story.administration.revoke(portalLink().message(), "admin");

      assertThat(story.portal.reading().read(alice)).isInstanceOf(ReadResult.Opened.class);
    }

    @Test
    void mailboxShouldNotPassOnToTheWholeWorld() {
      for (int round = 0; round < 5; round++) {
        List<String> named = new ArrayList<>();
        for (int one = 0; one < 20; one++) {
          named.add(round + "." + one + "@x.example");
        }
        int version = opened(AnswerKind.FORWARD).draft().version();
        assertThat(desk.send(visit, AnswerKind.FORWARD, to(String.join(",", named)), version))
            .isInstanceOf(SendResult.Sent.class);
      }
      story.platform.intakeQueue.takeAll();
      int version = opened(AnswerKind.FORWARD).draft().version();

      assertThat(problem(desk.send(visit, AnswerKind.FORWARD, to("d@x.example"), version)))
          .isEqualTo(new Problem.TooOften());
    }
  }

  @Nested
  class Rights {
    private Visit reader(UsageRights rights, AttachmentAccess attachments) {
      link =
          WrapperMails.send(
                  story.platform,
                  MAIL.getBytes(UTF_8),
                  Carrier.LINK,
                  Locale.ENGLISH,
                  usual ->
                      new ProtectionTerms(
                          usual.template(),
                          rights,
                          attachments,
                          usual.expiry(),
                          usual.protectedBy(),
                          usual.passcodeOnly(),
                          usual.notifyWhenRead()),
                  BOB)
              .getFirst()
              .toString();
      return Story.visit(link, story.signIn(link, BOB));
    }

    @ParameterizedTest
    @EnumSource
    void eachKindShouldNeedItsOwnRight(AnswerKind kind) {
      UsageRight right =
          switch (kind) {
            case REPLY -> UsageRight.REPLY;
            case REPLY_ALL -> UsageRight.REPLY_ALL;
            case FORWARD -> UsageRight.FORWARD;
          };
      Visit only = reader(UsageRights.of(UsageRight.VIEW, right), AttachmentAccess.DOWNLOAD);

      for (AnswerKind asked : AnswerKind.values()) {
        boolean isGranted = asked == kind;
        assertThat(desk.open(only, asked) instanceof Writing).isEqualTo(isGranted);
        assertThat(desk.keep(only, asked, THANKS, 0) instanceof Writing).isEqualTo(isGranted);
        assertThat(desk.begin(only, asked, "a", "b", 10) instanceof UploadResult.Begun)
            .isEqualTo(isGranted);
        assertThat(desk.attach(only, asked, THANKS, 99, List.of()) instanceof Writing)
            .isEqualTo(isGranted);
        if (!isGranted) {
          assertThat(desk.send(only, asked, to("dave@third.example"), 99))
              .isEqualTo(new SendResult.Refused(new Refusal.NotAllowed()));
        }
      }
      assertThat(((Writing) desk.open(only, kind)).ways()).containsExactly(kind);
      assertThat(story.platform.intakeQueue.waiting()).isEmpty();
    }

    @Test
    void nothingShouldBeAnsweredThatMayBeReadOnly() {
      Visit only = reader(UsageRights.of(UsageRight.VIEW), AttachmentAccess.DOWNLOAD);

      assertThat(desk.sent(only)).isEqualTo(new SendResult.Refused(new Refusal.NotAllowed()));
      assertThat(desk.discard(only)).isEqualTo(new AnswerResult.Refused(new Refusal.NotAllowed()));
      assertThat(desk.finish(only, "f1"))
          .isEqualTo(new UploadResult.Refused(new Refusal.NotAllowed()));
    }

    @Test
    void attachmentsThatCanOnlyBeSeenShouldStay() {
      Visit reader = reader(UsageRights.ENCRYPT_ONLY, AttachmentAccess.VIEW_ONLY);

      assertThat(((Writing) desk.open(reader, AnswerKind.FORWARD)).draft().written().carried())
          .isEmpty();
      assertThat(desk.send(reader, AnswerKind.FORWARD, to("dave@third.example", 0), 0))
          .isEqualTo(new SendResult.Refused(new Refusal.NotAllowed()));
      assertThat(story.platform.intakeQueue.waiting()).isEmpty();
      assertThat(desk.send(reader, AnswerKind.FORWARD, to("dave@third.example"), 0))
          .isInstanceOf(SendResult.Sent.class);
      assertThat(sent().attachments()).isEmpty();
    }

    @Test
    void withdrawnMessageShouldTakeNoAnswerAndNoDraft() {
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);

      story.administration.revoke(portalLink().message(), "admin");

      assertThat(desk.send(visit, AnswerKind.REPLY, THANKS, 1))
          .isInstanceOfSatisfying(
              SendResult.Refused.class,
              refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Withdrawn.class));
      assertThat(desk.keep(visit, AnswerKind.REPLY, THANKS, 1))
          .isInstanceOf(AnswerResult.Refused.class);
      assertThat(desk.begin(visit, AnswerKind.REPLY, "a", "b", 1))
          .isInstanceOf(UploadResult.Refused.class);
      assertThat(story.platform.intakeQueue.waiting()).isEmpty();
    }
  }

  @Nested
  class Keeping {
    @Test
    void draftShouldBeThereAgain() {
      AnswerResult kept = desk.keep(visit, AnswerKind.REPLY, THANKS, 0);

      assertThat(writing(kept).unkept()).isEmpty();
      Writing again = opened(AnswerKind.REPLY);
      assertThat(again.draft().written()).isEqualTo(THANKS);
      assertThat(again.draft().version()).isEqualTo(1);
      assertThat(again.draft().keptAt()).isEqualTo(story.platform.clock.instant());
      assertThat(opened(AnswerKind.REPLY_ALL).draft().kind()).isEqualTo(AnswerKind.REPLY_ALL);
      assertThat(story.platform.intakeQueue.waiting()).isEmpty();
    }

    @Test
    void nothingShouldBeKeptOfNothingNorTwiceOfTheSame() {
      desk.keep(visit, AnswerKind.REPLY, Story.written(""), 0);
      assertThat(story.platform.uploads.ids()).isEmpty();
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);

      Writing again = writing(desk.keep(visit, AnswerKind.REPLY, THANKS, 1));

      assertThat(again.draft().version()).isEqualTo(1);
      assertThat(story.platform.uploads.ids()).hasSize(1);
    }

    @Test
    void draftShouldLieSealed() {
      desk.keep(visit, AnswerKind.FORWARD, to("dave@third.example"), 0);

      for (UploadId id : story.platform.uploads.ids()) {
        assertThat(new String(story.platform.uploads.find(id).orElseThrow(), UTF_8))
            .doesNotContain("See", "dave", "kind");
      }
      assertThat(
              story
                  .platform
                  .drafts
                  .find(portalLink(), story.platform.clock.instant())
                  .orElseThrow()
                  .toString())
          .doesNotContain("See", "dave", "@");
    }

    @Test
    void draftShouldGoWithTheMessagesKey() {
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);

      story.platform.wrappedKeys().shred(portalLink().message());

      assertThat(desk.open(visit, AnswerKind.REPLY))
          .isEqualTo(new AnswerResult.Refused(new Refusal.Unopenable()));
      assertThat(desk.discard(visit)).isEqualTo(new AnswerResult.Refused(new Refusal.Unopenable()));
    }

    @Test
    void draftShouldGoAfterAWeek() {
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);

      story.platform.clock.advance(KeptDraft.LIFETIME);
      visit = Story.visit(link, story.signIn(link, BOB));

      assertThat(opened(AnswerKind.REPLY).draft().id()).isEmpty();
    }

    @Test
    void olderWindowShouldOverwriteNothing() {
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);

      Writing late = writing(desk.keep(visit, AnswerKind.REPLY, Story.written("other"), 0));

      assertThat(late.unkept()).contains("other");
      assertThat(late.draft().written()).isEqualTo(THANKS);
      assertThat(problem(desk.send(visit, AnswerKind.REPLY, Story.written("other"), 0)))
          .isEqualTo(new Problem.Changed());
      Writing mended = writing(desk.keep(visit, AnswerKind.REPLY, Story.written("other"), 1));
      assertThat(mended.unkept()).isEmpty();
      assertThat(mended.draft().version()).isEqualTo(2);
    }

    @Test
    void oneOfManyWindowsShouldWin() throws Exception {
      var results =
          Race.among(
              6,
              () -> {
                String text = "by " + Thread.currentThread().threadId();
                return desk.keep(visit, AnswerKind.REPLY, Story.written(text), 0);
              });

      assertThat(results).filteredOn(one -> writing(one).unkept().isEmpty()).hasSize(1);
      assertThat(story.platform.uploads.ids()).hasSize(1);
    }

    /// Somebody who can write into the bucket brings nobody to send what they wrote.
    @Test
    void draftThatWasChangedWhereItLiesShouldBeNone() {
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);
      UploadId id = story.platform.uploads.ids().iterator().next();
      byte[] sealed = story.platform.uploads.find(id).orElseThrow();
      sealed[sealed.length / 2] ^= 1;
      story.platform.uploads.put(id, sealed);

      assertThat(opened(AnswerKind.REPLY).draft().id()).isEmpty();
    }

    @Test
    void discardShouldLeaveNothing() {
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);
      desk.attach(
          visit, AnswerKind.REPLY, THANKS, 1, List.of(new Brought("a", "b/c", new byte[9])));

      assertThat(desk.discard(visit)).isEqualTo(new AnswerResult.Discarded());
      assertThat(desk.discard(visit)).isEqualTo(new AnswerResult.Discarded());

      assertThat(story.platform.uploads.ids()).isEmpty();
      assertThat(opened(AnswerKind.REPLY).draft().id()).isEmpty();
      // A window that keeps late brings nothing back.
      assertThat(writing(desk.keep(visit, AnswerKind.REPLY, THANKS, 1)).unkept()).isPresent();
    }

    @Test
    void draftOfOneReaderShouldBeNoneOfAnothers() {
      desk.keep(visit, AnswerKind.REPLY, THANKS, 0);
      String carols = story.linkOf(CAROL);

      Visit carol = Story.visit(carols, story.signIn(carols, CAROL));

      assertThat(writing(desk.open(carol, AnswerKind.REPLY)).draft().id()).isEmpty();
      assertThat(desk.open(Story.visit(carols, visit.session()), AnswerKind.REPLY))
          .isInstanceOf(AnswerResult.Refused.class);
    }
  }

  @Nested
  class Once {
    @Test
    void sameDraftShouldBeSentOnce() {
      reply();

      assertThat(reply())
          .isInstanceOfSatisfying(
              SendResult.Sent.class,
              again -> {
                assertThat(again.before()).isTrue();
                assertThat(again.to()).extracting(Mailbox::address).containsExactly(ALICE);
              });
      assertThat(story.platform.intakeQueue.waiting()).hasSize(1);
      assertThat(opened(AnswerKind.REPLY).draft().id()).isEmpty();
    }

    @Test
    void nextAnswerShouldBeAnother() {
      reply();
      int version = opened(AnswerKind.REPLY).draft().version();

      SendResult next = desk.send(visit, AnswerKind.REPLY, THANKS, version);

      assertThat(next)
          .isInstanceOfSatisfying(
              SendResult.Sent.class, sent -> assertThat(sent.before()).isFalse());
      assertThat(story.platform.intakeQueue.waiting())
          .extracting(Intake::id)
          .doesNotHaveDuplicates()
          .hasSize(2);
    }

    @Test
    void manyClicksAtOnceShouldDeliverOnce() throws Exception {
      desk.attach(
          visit,
          AnswerKind.REPLY,
          THANKS,
          0,
          List.of(new Brought("a.txt", "text/plain", "file".getBytes(UTF_8))));
      var results = Race.among(6, () -> desk.send(visit, AnswerKind.REPLY, THANKS, 1));
      story.settle();

      assertThat(results).allMatch(SendResult.Sent.class::isInstance);
      assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
      assertThat(story.platform.rawInbox.ids()).isEmpty();
      assertThat(words(story.linkOf(ALICE), ALICE).toString()).contains("a.txt");
    }

    @ParameterizedTest
    @EnumSource(
        value = Port.class,
        names = {
          "DRAFTS",
          "UPLOADS",
          "RAW_INBOX",
          "INTAKE_QUEUE",
          "THROTTLE",
          "TRACE",
          "KEY_SERVICE"
        })
    void answerShouldArriveOnceWhateverFailsMeanwhile(Port port) {
      for (int skip = 0; skip < 6; skip++) {
        int version = opened(AnswerKind.REPLY).draft().version();
        Written written = Story.written("answer " + skip);
        int before = story.platform.outboundMail.sentTo(ALICE).size();
        for (boolean lost : new boolean[] {false, true}) {
          if (lost) {
            story.platform.loseAnswers(port, skip, 1);
          } else {
            story.platform.fail(port, skip, 1);
          }
          try {
            desk.send(visit, AnswerKind.REPLY, written, version);
          } catch (Unavailable tryAgain) {
            assertThat(tryAgain).hasMessageContaining(port.name());
          }
        }
        story.platform.heal();

        SendResult result = desk.send(visit, AnswerKind.REPLY, written, version);
        story.settle();

        assertThat(result).isInstanceOf(SendResult.Sent.class);
        assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(before + 1);
      }
    }

    @Test
    void nothingShouldBeSaidToBeSentBeforeItIsQueued() {
      story.platform.fail(Port.INTAKE_QUEUE);

      assertThatThrownBy(AnswerStoryTest.this::reply).isInstanceOf(Unavailable.class);
      story.platform.heal();

      assertThat(opened(AnswerKind.REPLY).draft().written()).isEqualTo(THANKS);
      assertThat(desk.sent(visit)).isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void sentShouldSayWhatWentWhere() {
      desk.send(visit, AnswerKind.FORWARD, to("dave@third.example", 0), 0);

      assertThat(desk.sent(visit))
          .isInstanceOfSatisfying(
              SendResult.Sent.class,
              sent -> {
                assertThat(sent.kind()).isEqualTo(AnswerKind.FORWARD);
                assertThat(sent.to()).containsExactly(Mailbox.of(DAVE));
                assertThat(sent.files()).isEqualTo(1);
              });
    }
  }

  @Nested
  class Files {
    private Brought file(String name, String mediaType, String content) {
      return new Brought(name, mediaType, content.getBytes(UTF_8));
    }

    private Writing attached(Brought... files) {
      return writing(desk.attach(visit, AnswerKind.REPLY, THANKS, 0, List.of(files)));
    }

    @Test
    void filesOfTheFormShouldGoAlong() {
      attached(file("a.txt", "text/plain", "one"), file("b.bin", "x", "two"));

      desk.send(visit, AnswerKind.REPLY, THANKS, 1);

      assertThat(sent().attachments())
          .satisfiesExactly(
              one -> {
                assertThat(one.fileName()).contains("a.txt");
                assertThat(one.mediaType()).isEqualTo("text/plain");
                assertThat(one.content().open().readAllBytes()).isEqualTo("one".getBytes(UTF_8));
              },
              two -> assertThat(two.mediaType()).isEqualTo("application/octet-stream"));
      assertThat(story.platform.uploads.ids())
          .extracting(id -> id.file().charAt(0))
          .containsExactly('r');
    }

    @Test
    void fileAloneShouldBeAnAnswer() {
      desk.attach(
          visit, AnswerKind.REPLY, Story.written(""), 0, List.of(file("a.txt", "a/b", "one")));

      assertThat(desk.send(visit, AnswerKind.REPLY, Story.written(""), 1))
          .isInstanceOf(SendResult.Sent.class);
    }

    @Test
    void removedFileShouldStay() {
      String id = attached(file("a.txt", "text/plain", "one")).draft().files().getFirst().id();

      Writing without = writing(desk.remove(visit, AnswerKind.REPLY, THANKS, 1, id));

      assertThat(without.draft().files()).isEmpty();
      assertThat(story.platform.uploads.ids()).hasSize(1);
    }

    @Test
    void filesOfAFormShouldHaveAnEnd() {
      AnswerResult result =
          desk.attach(
              visit,
              AnswerKind.REPLY,
              THANKS,
              0,
              List.of(new Brought("a", "b/c", new byte[4 * 1024 * 1024 + 1])));

      assertThat(result)
          .isInstanceOfSatisfying(
              AnswerResult.TooLarge.class,
              large -> {
                assertThat(large.writing().draft().written()).isEqualTo(THANKS);
                assertThat(large.writing().draft().files()).isEmpty();
              });
      assertThat(story.platform.uploads.ids()).hasSize(1);
    }

    /// 18 MB, and a byte more.
    @Test
    void filesOfAnAnswerShouldHaveAnEnd() {
      for (int part = 0; part < 9; part++) {
        desk.attach(
            visit,
            AnswerKind.REPLY,
            THANKS,
            0,
            List.of(new Brought("p" + part, "b/c", new byte[2 * 1024 * 1024])));
      }

      AnswerResult more =
          desk.attach(visit, AnswerKind.REPLY, THANKS, 0, List.of(file("x", "b/c", "x")));

      assertThat(more).isInstanceOf(AnswerResult.TooLarge.class);
      assertThat(desk.begin(visit, AnswerKind.REPLY, "x", "b/c", 1))
          .isEqualTo(new UploadResult.TooLarge());
      int version = opened(AnswerKind.REPLY).draft().version();
      assertThat(desk.send(visit, AnswerKind.REPLY, THANKS, version))
          .isInstanceOf(SendResult.Sent.class);
      assertThat(story.platform.rawInbox.find(queued().id()).orElseThrow())
          .hasSizeLessThan(25 * 1024 * 1024);
    }

    /// Threats 30 and 33.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "a.txt\r\nBcc: spy@x.example",
          "a\"; filename=\"b.exe",
          "../../etc/passwd",
          "C:\\fakepath\\report.doc",
          "invoice\u202efdp.exe",
          "con.txt",
          "",
          "=?utf-8?Q?x=0d=0aBcc:_spy@x.example?=",
          "отчёт 2026.pdf",
          "😀.png",
        })
    void fileNameShouldBeANameAndNothingElse(String name) {
      String kept =
          attached(file(name, "text/plain\r\nBcc: spy@x.example", "x"))
              .draft()
              .files()
              .getFirst()
              .name();
      desk.attach(
          visit, AnswerKind.REPLY, THANKS, 1, List.of(file("x".repeat(5000) + ".txt", "a/b", "y")));
      desk.send(visit, AnswerKind.REPLY, THANKS, 2);

      MailContent mail = sent();
      assertThat(kept).doesNotContainPattern("[\\p{Cc}\\p{Cf}/\\\\]").isNotBlank();
      assertThat(mail.headers()).extracting(HeaderField::name).doesNotContain("Bcc");
      assertThat(mail.attachments()).hasSize(2);
      assertThat(mail.attachments().getFirst().fileName()).contains(kept);
      assertThat(mail.to()).extracting(Mailbox::address).containsExactly(ALICE);
    }
  }

  @Nested
  class BringingLargeFiles {
    private UploadResult.Begun begun(int bytes) {
      UploadResult result =
          desk.begin(visit, AnswerKind.REPLY, "large.bin", "application/x-large", bytes);
      assertThat(result).isInstanceOf(UploadResult.Begun.class);
      return (UploadResult.Begun) result;
    }

    /// As a browser does.
    private byte[] sealed(UploadResult.Begun begun, byte[] content) {
      try {
        byte[] vector = Samples.bytes(12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
            Cipher.ENCRYPT_MODE,
            new SecretKeySpec(Base64.getDecoder().decode(begun.key()), "AES"),
            new GCMParameterSpec(128, vector));
        byte[] text = cipher.doFinal(content);
        byte[] all = new byte[12 + text.length];
        System.arraycopy(vector, 0, all, 0, 12);
        System.arraycopy(text, 0, all, 12, text.length);
        return all;
      } catch (GeneralSecurityException bug) {
        throw new AssertionError(bug);
      }
    }

    private void bring(UploadResult.Begun begun, byte[] sealed) {
      story.platform.uploads.put(new UploadId(portalLink(), begun.file()), sealed);
    }

    @Test
    void fileShouldBePartOfTheDraftOnceItIsThere() {
      byte[] content = Samples.bytes(5_000_000);
      UploadResult.Begun begun = begun(content.length);
      assertThat(opened(AnswerKind.REPLY).draft().files()).isEmpty();
      assertThat(begun.ticket().fields()).containsEntry("bytes", "5000028");
      assertThat(begun.toString()).doesNotContain(begun.key());
      bring(begun, sealed(begun, content));

      UploadResult finished = desk.finish(visit, begun.file());

      assertThat(finished).isInstanceOf(UploadResult.Finished.class);
      assertThat(desk.finish(visit, begun.file())).isEqualTo(finished);
      assertThat(opened(AnswerKind.REPLY).draft().files())
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file.name()).isEqualTo("large.bin");
                assertThat(file.bytes()).isEqualTo(5_000_000);
                assertThat(file.complete()).isTrue();
              });
      // The page that has begun it knows of no newer version, and sends all the same.
      assertThat(desk.send(visit, AnswerKind.REPLY, THANKS, 0)).isInstanceOf(SendResult.Sent.class);
      assertThat(sent().attachments())
          .singleElement()
          .satisfies(part -> assertThat(part.content().open().readAllBytes()).isEqualTo(content));
    }

    @Test
    void fileShouldNotBeThereBeforeAllOfItIs() {
      byte[] content = Samples.bytes(1000);
      UploadResult.Begun begun = begun(1000);

      assertThat(desk.finish(visit, begun.file())).isEqualTo(new UploadResult.NotThere());
      bring(begun, sealed(begun, Samples.bytes(999)));
      assertThat(desk.finish(visit, begun.file())).isEqualTo(new UploadResult.NotThere());
      byte[] changed = sealed(begun, content);
      changed[500] ^= 1;
      bring(begun, changed);
      assertThat(desk.finish(visit, begun.file())).isEqualTo(new UploadResult.NotThere());
      assertThat(desk.finish(visit, "f" + "0".repeat(32))).isEqualTo(new UploadResult.NotThere());
      assertThat(desk.finish(visit, "../d1")).isEqualTo(new UploadResult.NotThere());
      assertThat(opened(AnswerKind.REPLY).draft().files()).isEmpty();
    }

    /// The key of one file opens and makes no other.
    @Test
    void keyOfOneFileShouldBeOfNoUseForAnother() {
      byte[] content = Samples.bytes(1000);
      UploadResult.Begun one = begun(1000);
      UploadResult.Begun other = begun(1000);
      assertThat(one.key()).isNotEqualTo(other.key());

      bring(other, sealed(one, content));

      assertThat(desk.finish(visit, other.file())).isEqualTo(new UploadResult.NotThere());
    }

    @Test
    void filesThatWereSwappedAfterwardsShouldNotBeSent() {
      UploadResult.Begun one = begun(1000);
      UploadResult.Begun other = begun(1000);
      byte[] first = sealed(one, Samples.bytes(1000));
      byte[] second = sealed(other, Samples.bytes(1000));
      bring(one, first);
      bring(other, second);
      desk.finish(visit, one.file());
      desk.finish(visit, other.file());

      bring(one, second);
      bring(other, first);

      int version = opened(AnswerKind.REPLY).draft().version();
      assertThat(problem(desk.send(visit, AnswerKind.REPLY, THANKS, version)))
          .isEqualTo(new Problem.FileIncomplete("large.bin"));
    }

    @Test
    void manyFilesAtOnceShouldAllBePartOfTheDraft() throws Exception {
      List<UploadResult.Begun> all = new ArrayList<>();
      for (int one = 0; one < 5; one++) {
        UploadResult.Begun begun = begun(100);
        bring(begun, sealed(begun, Samples.bytes(100)));
        all.add(begun);
      }
      var next = all.iterator();

      Race.among(
          5,
          () -> {
            UploadResult.Begun begun;
            synchronized (all) {
              begun = next.next();
            }
            return desk.finish(visit, begun.file());
          });

      assertThat(opened(AnswerKind.REPLY).draft().files()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {18L * 1024 * 1024 + 1, Long.MAX_VALUE, Long.MAX_VALUE - 27})
    void fileShouldFit(long bytes) {
      assertThat(desk.begin(visit, AnswerKind.REPLY, "x", "y", bytes))
          .isEqualTo(new UploadResult.TooLarge());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void fileShouldHaveASize(long bytes) {
      assertThat(desk.begin(visit, AnswerKind.REPLY, "x", "y", bytes))
          .isEqualTo(new UploadResult.NotThere());
    }
  }

  /// Threat 33: whatever stands in a form, in the message, or in a file's name, the header of what
  /// is sent has our fields and no other.
  @Test
  void noFieldShouldBeginInAnother() {
    Random random = new Random(20_261_122);
    List<String> pieces =
        List.of(
            "\r\n",
            "\n",
            "\r",
            "\u0000",
            "\u0085",
            "\u2028",
            "Bcc: spy@x.example",
            "\r\n\r\n",
            "=?utf-8?Q?=0d=0aBcc:_spy@x.example?=",
            "\"",
            "<",
            ">",
            ",",
            "a",
            " ",
            "é",
            ";");
    List<AnswerKind> kinds = List.of(AnswerKind.values());
    for (int round = 0; round < 60; round++) {
      StringBuilder spite = new StringBuilder();
      for (int piece = 0; piece < 12; piece++) {
        spite.append(pieces.get(random.nextInt(pieces.size())));
      }
      AnswerKind kind = kinds.get(round % kinds.size());
      int version = opened(kind).draft().version();
      Written written =
          new Written(
              "dave@third.example" + (round % 2 == 0 ? "" : "," + spite),
              spite + "x",
              Optional.of("<p>" + spite + "</p>"),
              true,
              List.of(0));
      Writing attached =
          writing(
              desk.attach(
                  visit,
                  kind,
                  written,
                  version,
                  List.of(new Brought(spite.toString(), spite.toString(), new byte[3]))));
      if (desk.send(visit, kind, written, attached.draft().version())
          instanceof SendResult.NotSent) {
        desk.discard(visit);
      }
      story.platform.clock.advance(Duration.ofDays(1));
      visit = Story.visit(link, story.signIn(link, BOB));
    }

    assertThat(story.platform.intakeQueue.waiting()).hasSizeGreaterThan(30);
    for (Intake intake : story.platform.intakeQueue.waiting()) {
      MailContent mail = read(story.platform.rawInbox.find(intake.id()).orElseThrow());
      assertThat(mail.headers())
          .extracting(HeaderField::name)
          .containsOnlyOnce("From", "To", "Subject", "Message-ID", "References", "In-Reply-To")
          .isSubsetOf(
              "From",
              "To",
              "Cc",
              "Subject",
              "Message-ID",
              "References",
              "In-Reply-To",
              "Date",
              "MIME-Version",
              "Content-Type",
              "Content-Transfer-Encoding");
      assertThat(intake.envelope().recipients()).doesNotContain(EmailAddress.of("spy@x.example"));
    }
  }

  @Test
  void nobodyShouldAnswerWithoutASession() {
    for (Visit stranger : List.of(Story.visit(link), Story.visit("nonsense", visit.session()))) {
      assertThat(desk.send(stranger, AnswerKind.REPLY, THANKS, 0))
          .isEqualTo(new SendResult.Refused(new Refusal.SignInNeeded()));
      assertThat(desk.open(stranger, AnswerKind.REPLY))
          .isEqualTo(new AnswerResult.Refused(new Refusal.SignInNeeded()));
      assertThat(desk.begin(stranger, AnswerKind.REPLY, "a", "b", 1))
          .isEqualTo(new UploadResult.Refused(new Refusal.SignInNeeded()));
    }
  }

  @Test
  void chainOfPassedOnMessagesShouldEnd() {
    String last = link;
    EmailAddress reader = BOB;
    for (int time = 0; time < 10; time++) {
      EmailAddress next = EmailAddress.of("p" + time + "@third.example");
      assertThat(
              desk.send(
                  Story.visit(last, story.signIn(last, reader)),
                  AnswerKind.FORWARD,
                  to(next.toString()),
                  0))
          .isInstanceOf(SendResult.Sent.class);
      story.settle();
      last = story.linkOf(next);
      reader = next;
    }
    Visit tenth = Story.visit(last, story.signIn(last, reader));

    assertThat(story.portal.reading().read(tenth)).isInstanceOf(ReadResult.Opened.class);
    assertThat(desk.send(tenth, AnswerKind.FORWARD, to("q@third.example"), 0))
        .isEqualTo(new SendResult.Refused(new Refusal.NotAllowed()));
    ProtectedMessageId first = portalLink().message();
    story.administration.revoke(first, "admin");
    assertThat(story.portal.reading().read(tenth).toString()).contains("Revoked");
  }
}
