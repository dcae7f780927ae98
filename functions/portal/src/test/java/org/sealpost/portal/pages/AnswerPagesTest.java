package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.portal.AnswerLimits;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.SendResult;
import org.sealpost.portal.UploadResult;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.DraftFile;
import org.sealpost.reply.Written;
import org.sealpost.reply.upload.UploadTicket;

/// Answering and passing on, without script. Threat 33.
class AnswerPagesTest {
  private static final String MESSAGE = "/m/" + ScriptedDoor.VALID;
  private static final String ANSWER = MESSAGE + "/answer";
  private static final String CSRF = Csrf.of(ScriptedDoor.SESSION);
  private static final String HOSTILE =
      "</textarea></title><script>alert('x')</script>\" onfocus=\"y\"{0}";

  private final Visitor visitor = new Visitor().signedIn();
  private final ScriptedDoor door = visitor.door;

  @Nested
  class Page {
    @Test
    void messageShouldOfferWhatItsRightsAllow() {
      door.message = withCopies();

      assertThat(Visitor.text(visitor.get(MESSAGE)))
          .contains(
              "href=\"" + ANSWER + "?as=reply\">Answer</a>",
              "href=\"" + ANSWER + "?as=reply-all\">Answer all</a>",
              "href=\"" + ANSWER + "?as=forward\">Pass on</a>");
      door.rights = UsageRights.DO_NOT_FORWARD;
      assertThat(Visitor.text(visitor.get(MESSAGE)))
          .contains("?as=reply\"", "?as=reply-all\"")
          .doesNotContain("?as=forward");
      door.rights = UsageRights.of(UsageRight.VIEW);
      assertThat(Visitor.text(visitor.get(MESSAGE))).doesNotContain("?as=", "What you can answer");
    }

    @Test
    void answeringAllShouldNotBeOfferedWhereTheAuthorIsTheOnlyOther() {
      assertThat(Visitor.text(visitor.get(MESSAGE)))
          .contains("?as=reply\"")
          .doesNotContain("?as=reply-all");
    }

    @Test
    void replyShouldSayToWhomItGoesAndThatThisIsFixed() {
      door.copies = List.of(Mailbox.of(EmailAddress.of("carol@contoso.example")));

      Response answer = visitor.get(ANSWER + "?as=reply-all");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(Visitor.text(answer))
          .contains(
              "<h1>Your answer to all</h1>",
              "Bob via Contoso",
              "Alice Moreau",
              "carol@contoso.example",
              "Re: Draft settlement",
              "the recipients cannot be changed",
              "name=\"as\" value=\"reply-all\"",
              "name=\"csrf\" value=\"" + CSRF + "\"")
          .doesNotContain("name=\"to\"", "name=\"carry\"", "role=\"alert\"");
      assertThat(door.changes).isEmpty();
    }

    @Test
    void passingOnShouldAskForAddressesAndCarryEverythingAtFirst() {
      door.message =
          ScriptedDoor.message(
              "Draft settlement",
              "<p>x</p>",
              new RenderedMessage.Attachment(3, "offer.pdf", "application/pdf", 1, false, true));

      String page = Visitor.text(visitor.get(ANSWER + "?as=forward"));

      assertThat(page)
          .contains("<h1>Pass the message on</h1>", "id=\"to\" name=\"to\" type=\"email\" multiple")
          .contains("has to show that the mailbox is theirs", "nothing more")
          .contains("name=\"carry\" value=\"3\" checked", "offer.pdf")
          .contains("type=\"hidden\" name=\"quote\" value=\"yes\"")
          .doesNotContain("the recipients cannot be changed");
    }

    @Test
    void attachmentsThatCanOnlyBeSeenHereShouldStayHere() {
      door.access = AttachmentAccess.VIEW_ONLY;
      door.message =
          ScriptedDoor.message(
              "Draft settlement",
              "<p>x</p>",
              new RenderedMessage.Attachment(3, "offer.pdf", "application/pdf", 1, false, true));

      assertThat(Visitor.text(visitor.get(ANSWER + "?as=forward")))
          .doesNotContain("name=\"carry\"", "offer.pdf");
    }

    @Test
    void quoteShouldBeFolded() {
      assertThat(Visitor.text(visitor.get(ANSWER + "?as=reply")))
          .contains("name=\"quote\" value=\"yes\" checked", "<details class=\"quoted\">", "plain")
          .contains("On 20 November 2026, 09:12 UTC, Alice Moreau wrote:");
    }

    @Test
    void keptDraftShouldComeBack() {
      door.draft =
          new ScriptedDoor.Drafted(
              new Written("x@y.example", "Half a", Optional.of("<b>Half</b> a"), true, List.of()),
              List.of(new DraftFile("f1", "plan.pdf", "application/pdf", 2_500_000, true)),
              4);

      String page = Visitor.text(visitor.get(ANSWER + "?as=forward"));

      assertThat(page)
          .contains("Half a</textarea>", "name=\"version\" value=\"4\"", "value=\"x@y.example\"")
          .contains("name=\"html\" value=\"&lt;b>Half&lt;/b> a\"")
          .contains("plan.pdf", "PDF document, 2.5 MB", "value=\"remove-f1\"", "Remove plan.pdf")
          .contains("Your draft was kept at");
    }

    @Test
    void unfinishedFileShouldBeNamed() {
      door.draft =
          new ScriptedDoor.Drafted(
              ScriptedDoor.Drafted.NOTHING.written(),
              List.of(new DraftFile("f1", "plan.pdf", "application/pdf", 9, false)),
              1);

      assertThat(Visitor.text(visitor.get(ANSWER + "?as=reply")))
          .contains("The file plan.pdf has not arrived completely.");
    }

    /// Threat 27.
    @ParameterizedTest
    @EnumSource
    void nothingThatPeopleWriteShouldBecomeMarkup(AnswerKind kind) {
      door.message =
          new RenderedMessage(
              new Mailbox(Optional.of(HOSTILE), EmailAddress.of("a@b.example")),
              List.of(new Mailbox(Optional.of(HOSTILE), EmailAddress.of("a@b.example"))),
              List.of(),
              HOSTILE,
              Optional.of(ScriptedDoor.SINCE),
              "<b>safe only in its frame</b>",
              Optional.empty(),
              HOSTILE,
              List.of(new RenderedMessage.Attachment(0, HOSTILE, HOSTILE, 1, false, false)));
      door.copies = door.message.to();
      door.draft =
          new ScriptedDoor.Drafted(
              new Written(HOSTILE, HOSTILE, Optional.of(HOSTILE), true, List.of(0)),
              List.of(new DraftFile("f1", HOSTILE, HOSTILE, 9, false)),
              1);

      String page = Visitor.text(visitor.get(ANSWER + "?as=" + AnswerForm.name(kind)));

      assertThat(page)
          .contains("&lt;/textarea")
          .doesNotContain("<script>", "</title><", "safe only in its frame")
          .doesNotContainPattern("<[a-z]+[^>]*\" onfocus=");
    }

    @Test
    void unknownKindShouldLeadToTheMessage() {
      for (String query : List.of("", "?as=", "?as=REPLY", "?as=reply&as=forward")) {
        Response answer = visitor.get(ANSWER + query);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers()).containsEntry("location", MESSAGE);
      }
    }

    @ParameterizedTest
    @CsvSource({"reply, reply-not-allowed", "reply-all, reply-not-allowed", "forward, forward-not"})
    void kindWithoutItsRightShouldBeRefused(String as, String code) {
      door.rights = UsageRights.of(UsageRight.VIEW);

      Response answer = visitor.get(ANSWER + "?as=" + as);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(Visitor.text(answer)).contains(code).doesNotContain("Draft settlement");
    }

    @Test
    void policyShouldNameWhereFilesMayGoAndNothingElse() {
      Visitor elsewhere =
          new Visitor(
                  Visitor.ORIGIN,
                  Optional.of(URI.create("https://vault.s3.example/path?x='none'")),
                  Integer.MAX_VALUE)
              .signedIn();

      assertThat(policy(visitor.get(ANSWER + "?as=reply"))).endsWith("; connect-src 'self'");
      assertThat(policy(elsewhere.get(ANSWER + "?as=reply")))
          .endsWith("; connect-src 'self' https://vault.s3.example");
      assertThat(policy(elsewhere.get(MESSAGE))).doesNotContain("connect-src");
    }

    private static String policy(Response answer) {
      return answer.headers().getOrDefault("content-security-policy", "");
    }
  }

  @Nested
  class Sending {
    @Test
    void formShouldBeSentAsItWasFilledInAndLeadToThePageThatSaysSo() {
      Response answer =
          post(
              new MultipartBody()
                  .field("to", "x@y.example, z@y.example")
                  .field("text", "Grüße,\r\nBob")
                  .field("html", "<b>Grüße</b>")
                  .field("quote", "yes")
                  .field("carry", "3")
                  .field("carry", "1")
                  .field("carry", "<b>")
                  .file("", new byte[0]),
              "forward",
              "send");

      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.headers()).containsEntry("location", MESSAGE + "/sent");
      assertThat(door.changes)
          .containsExactly(
              "send FORWARD to=x@y.example, z@y.example text=Grüße,\nBob"
                  + " html=<b>Grüße</b> quote=true carry=[1, 3]");
    }

    @Test
    void filesOfTheFormShouldBeAttachedBeforeItIsSent() {
      post(
          new MultipartBody().field("text", "Here").file("a.pdf", new byte[] {1}), "reply", "send");

      assertThat(door.changes)
          .satisfiesExactly(
              change -> assertThat(change).startsWith("attach a.pdf REPLY"),
              change -> assertThat(change).startsWith("send REPLY"));
    }

    @Test
    void sentTwiceShouldBeSaidAndNotSentAgain() {
      door.sent = sent(AnswerKind.REPLY, true);

      Response answer = post(new MultipartBody().field("text", "x"), "reply", "send");

      assertThat(answer.headers()).containsEntry("location", MESSAGE + "/sent?before");
      assertThat(Visitor.text(visitor.get(MESSAGE + "/sent?before")))
          .contains("was not sent again");
    }

    @ParameterizedTest
    @MethodSource("org.sealpost.portal.pages.AnswerPagesTest#problems")
    void everyProblemShouldBeSaidWithAWayToItAndNothingLost(
        SendResult.Problem problem, String text, String place) {
      door.unsendable = Optional.of(problem);

      Response answer =
          post(
              new MultipartBody().field("to", "x@y.example").field("text", "My <words>"),
              "forward",
              "send");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(Visitor.text(answer))
          .contains("role=\"alert\"", "It was not sent.", "href=\"#" + place + "\">" + text)
          .contains("id=\"" + place + "\"", "My &lt;words&gt;</textarea>", "value=\"x@y.example\"");
      assertThat(door.changes).isEmpty();
    }

    @Test
    void draftOfAnotherWindowShouldBeShownBesideWhatWasTyped() {
      door.draft = new ScriptedDoor.Drafted(written("Theirs"), List.of(), 3);

      for (String button : List.of("send", "keep", "remove-f1")) {
        Response answer = post(new MultipartBody().field("text", "Mine"), "reply", button);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Visitor.text(answer))
            .contains("changed in another window", "Theirs</textarea>", "Mine</textarea>")
            .contains("name=\"version\" value=\"3\"");
      }
      assertThat(door.changes).isEmpty();
    }

    @Test
    void messageThatWasWithdrawnMeanwhileShouldNotBeAnswered() {
      Response answer =
          visitor
              .withHeader("content-type", MultipartBody.CONTENT_TYPE)
              .send(
                  "POST",
                  "/m/" + ScriptedDoor.REVOKED + "/answer",
                  form(new MultipartBody().field("text", "My answer"), "reply", "send"));

      assertThat(answer.status()).isEqualTo(410);
      assertThat(Visitor.text(answer)).contains("message-withdrawn", "My answer</textarea>");
      assertThat(door.changes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"reply, reply-not-allowed", "reply-all, reply-not-allowed", "forward, forward-not"})
    void kindWithoutItsRightShouldNotBeSentAndNothingLost(String as, String code) {
      door.rights = UsageRights.of(UsageRight.VIEW);

      Response answer = post(new MultipartBody().field("text", "My answer"), as, "send");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(Visitor.text(answer)).contains(code, "My answer</textarea>");
      assertThat(door.changes).isEmpty();
    }
  }

  @Nested
  class Keeping {
    @Test
    void keptDraftShouldLeadBackToThePage() {
      Response answer = post(new MultipartBody().field("text", "Half a"), "reply-all", "keep");

      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.headers()).containsEntry("location", ANSWER + "?as=reply-all");
      assertThat(door.changes).hasSize(1).first().asString().startsWith("keep REPLY_ALL");
    }

    /// Whatever presses no button of ours loses nothing and sends nothing.
    @ParameterizedTest
    @ValueSource(strings = {"", "attach", "SEND", "remove", "x"})
    void unknownButtonShouldKeep(String button) {
      post(new MultipartBody().field("text", "Half a"), "reply", button);

      assertThat(door.changes).hasSize(1).first().asString().startsWith("keep REPLY");
    }

    @Test
    void filesShouldBeAttachedAndListed() {
      Response answer =
          post(
              new MultipartBody().file("plan.pdf", new byte[2000]).file("b.txt", new byte[3]),
              "reply",
              "attach");

      assertThat(answer.status()).isEqualTo(303);
      assertThat(door.changes).hasSize(1).first().asString().startsWith("attach plan.pdf, b.txt ");
      assertThat(Visitor.text(visitor.get(ANSWER + "?as=reply"))).contains("plan.pdf", "b.txt");
    }

    @Test
    void filesTooLargeForAFormShouldLoseNoText() {
      door.limits = new AnswerLimits(18_000_000, 4_000_000, 20, 1_000_000);

      for (String button : List.of("attach", "send")) {
        Response answer =
            post(
                new MultipartBody().field("text", "My words").file("film.mp4", new byte[4_000_001]),
                "reply",
                button);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(Visitor.text(answer))
            .contains("film.mp4 was not attached", "My words</textarea>", "href=\"#files\"");
      }
      assertThat(door.changes).isEmpty();
    }

    @Test
    void emptyFileShouldBeNamedAndTheOthersAttached() {
      Response answer =
          post(
              new MultipartBody().file("none.txt", new byte[0]).file("a.pdf", new byte[1]),
              "reply",
              "send");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(Visitor.text(answer))
          .contains("none.txt was not attached: the file is empty")
          .contains("It was not sent.");
      assertThat(door.changes).hasSize(1).first().asString().startsWith("attach a.pdf REPLY");
    }

    @Test
    void fileShouldBeRemoved() {
      Response answer = post(new MultipartBody().field("text", "x"), "reply", "remove-f1");

      assertThat(answer.headers()).containsEntry("location", ANSWER + "?as=reply");
      assertThat(door.changes).hasSize(1).first().asString().startsWith("remove f1 REPLY");
    }

    @Test
    void discardedDraftShouldLeadToTheMessageWithAWord() {
      Response answer = post(new MultipartBody().field("text", "x"), "reply", "discard");

      assertThat(answer.headers()).containsEntry("location", MESSAGE + "?discarded");
      assertThat(door.changes).containsExactly("discard");
      assertThat(Visitor.text(visitor.get(MESSAGE + "?discarded")))
          .contains("Your draft was discarded.");
      assertThat(Visitor.text(visitor.get(MESSAGE))).doesNotContain("Your draft was discarded.");
    }

    @Test
    void scriptShouldBeToldTheVersionOrACode() {
      visitor.withHeader("accept", "application/json");

      Response kept = post(new MultipartBody().field("text", "a"), "reply", "keep");
      Response conflict = post(new MultipartBody().field("text", "b"), "reply", "keep");
      door.rights = UsageRights.of(UsageRight.VIEW);
      Response refused = post(new MultipartBody().field("text", "c"), "reply", "keep");

      assertThat(kept.status()).isEqualTo(200);
      assertThat(kept.headers()).containsEntry("content-type", "application/json; charset=utf-8");
      assertThat(Visitor.text(kept)).contains("\"version\":1");
      assertThat(conflict.status()).isEqualTo(409);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(Visitor.text(refused)).isEqualTo("{\"code\":\"reply-not-allowed\"}");
    }

    /// The script sends no files with the form, and one list of numbers.
    @Test
    void urlencodedFormShouldDoAsWell() {
      visitor.post(
          ANSWER, "csrf", CSRF, "as", "forward", "text", "x", "carry", "1,3", "do", "keep");

      assertThat(door.changes)
          .containsExactly("keep FORWARD to= text=x html=- quote=false carry=[1, 3]");
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0000000000000000000000000000000000000000000000000000000000"})
    void formOfAnotherSessionShouldBeShownAgainWithWhatWasTyped(String csrf) {
      for (String button : List.of("send", "keep", "discard", "attach", "remove-f1")) {
        Response answer =
            visitor
                .withHeader("content-type", MultipartBody.CONTENT_TYPE)
                .send(
                    "POST",
                    ANSWER,
                    new MultipartBody()
                        .field("csrf", csrf)
                        .field("as", "forward")
                        .field("version", "7")
                        .field("to", "x@y.example")
                        .field("text", "My <answer>")
                        .field("do", button)
                        .bytes());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(Visitor.text(answer))
            .contains("Please send it once more", "My &lt;answer&gt;</textarea>", CSRF)
            .contains("value=\"x@y.example\"", "name=\"version\" value=\"7\"");
      }
      assertThat(door.changes).isEmpty();
    }

    @Test
    void endedSessionShouldNotLoseTheText() {
      Visitor stranger = new Visitor();

      Response answer =
          stranger
              .withHeader("content-type", MultipartBody.CONTENT_TYPE)
              .send(
                  "POST",
                  ANSWER,
                  form(new MultipartBody().field("text", "My <x>"), "reply", "send"));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(Visitor.text(answer))
          .contains("Your answer was not sent.", "My &lt;x&gt;</textarea>", "href=\"" + MESSAGE);
      assertThat(stranger.door.changes).isEmpty();
    }

    @Test
    void nobodyShouldSeeThePageWithoutASession() {
      Response answer = new Visitor().get(ANSWER + "?as=reply");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(Visitor.text(answer)).contains("sign-in-needed").doesNotContain("<form");
    }

    @Test
    void storeThatDoesNotAnswerShouldNotLoseTheText() {
      door.failure = Optional.of(new Unavailable("secret", new IllegalStateException("secret")));

      Response answer = post(new MultipartBody().field("text", "My words"), "reply", "send");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(Visitor.text(answer)).contains("try-again", "My words</textarea>");
    }

    @Test
    void formThatIsTooLargeShouldNotLoseTheText() {
      Response answer =
          post(
              new MultipartBody().field("text", "My words").file("a.bin", new byte[4_700_000]),
              "reply",
              "send");

      assertThat(answer.status()).isEqualTo(413);
      assertThat(Visitor.text(answer)).contains("request-too-large", "My words</textarea>");
      assertThat(door.changes).isEmpty();
    }

    @Test
    void formOfAnotherSiteShouldDoNothing() {
      visitor.withHeader("sec-fetch-site", "cross-site");

      Response answer = post(new MultipartBody().field("text", "Planted"), "reply", "send");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(Visitor.text(answer)).contains("cross-site").doesNotContain("Planted");
      assertThat(visitor.post(MESSAGE + "/upload", "csrf", CSRF).status()).isEqualTo(403);
      assertThat(visitor.post(MESSAGE + "/uploaded", "csrf", CSRF).status()).isEqualTo(403);
      assertThat(door.changes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"text/plain", "multipart/form-data; boundary=x", "", "application/json"})
    void whatIsNoFormShouldNotBeRead(String contentType) {
      Response answer =
          visitor
              .withHeader("content-type", contentType)
              .send("POST", ANSWER, new MultipartBody().field("csrf", CSRF).bytes());

      assertThat(answer.status()).isEqualTo(415);
      assertThat(door.changes).isEmpty();
    }

    @Test
    void formWithoutAKindShouldNotLoseTheText() {
      Response answer = post(new MultipartBody().field("text", "My words"), "everything", "send");

      assertThat(answer.status()).isEqualTo(415);
      assertThat(Visitor.text(answer)).contains("My words</textarea>");
    }

    @ParameterizedTest
    @MethodSource("org.sealpost.portal.pages.AnswerPagesTest#refusals")
    void everyRefusalShouldBeSaidWithoutAWordOfTheMessage(
        Refusal refusal, int status, String code) {
      door.refusal = Optional.of(refusal);

      for (String button : List.of("send", "keep", "discard", "remove-f1")) {
        Response answer = post(new MultipartBody().field("text", "My words"), "reply", button);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(Visitor.text(answer))
            .contains(code, "My words</textarea>")
            .doesNotContain("Draft settlement", "Alice");
      }
      assertThat(visitor.get(ANSWER + "?as=reply").status()).isEqualTo(status);
      assertThat(door.changes).isEmpty();
    }
  }

  @Nested
  class Uploading {
    private static final UploadResult BEGUN =
        new UploadResult.Begun(
            "f1",
            "a2V5",
            new UploadTicket(
                URI.create("https://vault.example/"), Map.of("policy", "\"p"), Instant.EPOCH));

    @Test
    void ticketShouldBeAnsweredInJson() {
      door.upload = BEGUN;

      Response answer = begin("C:\\x\u202e\\film.mp4", "18000000");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers())
          .containsEntry("content-type", "application/json; charset=utf-8")
          .containsEntry("cache-control", "no-store");
      assertThat(Visitor.text(answer))
          .contains("\"file\":\"f1\"", "\"key\":\"a2V5\"", "\"policy\":\"\\\"p\"")
          .contains("\"address\":\"https://vault.example/\"");
      assertThat(door.changes).containsExactly("begin REPLY C__x_film.mp4 video/mp4 18000000");
    }

    @Test
    void finishedFileShouldTellTheVersion() {
      door.upload = new UploadResult.Finished(5);

      Response answer = visitor.post(MESSAGE + "/uploaded", "csrf", CSRF, "file", "f1");

      assertThat(Visitor.text(answer)).isEqualTo("{\"version\":5}");
      assertThat(door.changes).containsExactly("finish f1");
    }

    @Test
    void everyOtherEndShouldHaveItsStatus() {
      door.upload = new UploadResult.TooLarge();
      assertThat(begin("a", "1").status()).isEqualTo(413);
      door.upload = new UploadResult.NotThere();
      assertThat(begin("a", "1").status()).isEqualTo(409);
      door.rights = UsageRights.of(UsageRight.VIEW);
      assertThat(begin("a", "1").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1e9", "99999999999999", "x"})
    void sizeThatIsNoneShouldNotBegin(String bytes) {
      door.upload = BEGUN;

      assertThat(begin("a", bytes).status()).isEqualTo(415);
      assertThat(door.changes).isEmpty();
    }

    @Test
    void nobodyElseShouldBringAnything() {
      door.upload = BEGUN;

      for (String step : List.of("/upload", "/uploaded")) {
        assertThat(visitor.post(MESSAGE + step, "csrf", "x", "as", "reply").status())
            .isEqualTo(403);
        assertThat(new Visitor().post(MESSAGE + step, "csrf", CSRF).status()).isEqualTo(403);
        assertThat(visitor.get(MESSAGE + step).status()).isEqualTo(405);
        assertThat(visitor.post(MESSAGE + step, "csrf", CSRF, "name", "x".repeat(17_000)).status())
            .isEqualTo(413);
      }
      assertThat(door.changes).isEmpty();
    }

    private Response begin(String name, String bytes) {
      return visitor.post(
          MESSAGE + "/upload",
          "csrf",
          CSRF,
          "as",
          "reply",
          "name",
          name,
          "type",
          "video/mp4",
          "bytes",
          bytes);
    }
  }

  @Nested
  class Sent {
    @Test
    void pageShouldSayToWhomWhenAndWithWhat() {
      door.sent =
          new SendResult.Sent(
              AnswerKind.FORWARD,
              EmailAddress.of("bob@partner.example"),
              List.of(
                  Mailbox.of(EmailAddress.of("x@y.example")),
                  new Mailbox(Optional.of("<b>Zoe"), EmailAddress.of("z@y.example"))),
              ScriptedDoor.SINCE,
              2,
              false,
              BrandingTemplate.factoryDefault());

      assertThat(Visitor.text(visitor.get(MESSAGE + "/sent")))
          .contains(
              "It is on its way", "x@y.example", "&lt;b&gt;Zoe", "Each of them has to sign in")
          .contains("with 2 attachments", "2026-11-20T09:12:00Z", "href=\"" + MESSAGE + "\"")
          .doesNotContain("was not sent again");
    }

    @Test
    void answerShouldNameItsRecipient() {
      assertThat(Visitor.text(visitor.get(MESSAGE + "/sent")))
          .contains("Your answer goes to Alice Moreau, protected like the message.")
          .doesNotContain("with 0");
    }
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new SendResult.Problem.Blank(), "There is nothing to send yet.", "text"),
        Arguments.of(new SendResult.Problem.TooLong(), "Your text is too long.", "text"),
        Arguments.of(new SendResult.Problem.NobodyNamed(), "Please name at least one", "to"),
        Arguments.of(
            new SendResult.Problem.NoAddress("<x>"), "&lt;x&gt; is not an e-mail address.", "to"),
        Arguments.of(
            new SendResult.Problem.TooManyNamed(), "You can pass it on to 20 people", "to"),
        Arguments.of(new SendResult.Problem.TooOften(), "You have sent very many answers", "send"),
        Arguments.of(new SendResult.Problem.TooLarge(), "Together the files are larger", "files"),
        Arguments.of(
            new SendResult.Problem.FileIncomplete("a<b"), "The file a&lt;b has not", "files"));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new Refusal.SignInNeeded(), 403, "sign-in-needed"),
        Arguments.of(new Refusal.SignInAgain(), 403, "sign-in-again"),
        Arguments.of(new Refusal.OtherMailbox("b@c.example", "a•@c.example"), 403, "other-mailbox"),
        Arguments.of(new Refusal.SealedBytesNeeded(), 409, "open-attachment-again"),
        Arguments.of(new Refusal.Unopenable(), 410, "message-unopenable"),
        Arguments.of(new Refusal.NotForMachines(), 403, "not-for-machines"));
  }

  private Response post(MultipartBody fields, String as, String button) {
    return visitor
        .withHeader("content-type", MultipartBody.CONTENT_TYPE)
        .send("POST", ANSWER, form(fields, as, button));
  }

  private static byte[] form(MultipartBody fields, String as, String button) {
    return fields
        .field("csrf", CSRF)
        .field("as", as)
        .field("version", "0")
        .field("do", button)
        .bytes();
  }

  private static Written written(String text) {
    return new Written("", text, Optional.empty(), false, List.of());
  }

  private static SendResult.Sent sent(AnswerKind kind, boolean before) {
    return new SendResult.Sent(
        kind,
        EmailAddress.of("bob@partner.example"),
        List.of(Mailbox.of(EmailAddress.of("x@y.example"))),
        ScriptedDoor.SINCE,
        0,
        before,
        BrandingTemplate.factoryDefault());
  }

  private static RenderedMessage withCopies() {
    return new RenderedMessage(
        Mailbox.of(EmailAddress.of("alice@contoso.example")),
        List.of(Mailbox.of(EmailAddress.of("bob@partner.example"))),
        List.of(Mailbox.of(EmailAddress.of("carol@contoso.example"))),
        "Draft settlement",
        Optional.empty(),
        "<p>x</p>",
        Optional.empty(),
        "x",
        List.of());
  }
}
