package org.sealpost.portal.pages;

import java.util.Optional;
import org.sealpost.portal.Refusal;

/// What is answered when the portal shows nothing of a message.
final class Refusals {
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final SignInRoutes signIn;

  Refusals(Pages pages, Looks looks, Cookies cookies, SignInRoutes signIn) {
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.signIn = signIn;
  }

  /// For the address of the message itself: who has not signed in may do so here.
  Response atMessage(Request request, String link, Refusal refusal) {
    return switch (refusal) {
      case Refusal.SignInNeeded() -> signIn.page(request, link);
      case Refusal.SignInAgain() -> signIn.again(request, link);
      case Refusal.PasskeyNeeded needed -> passkeyNeeded(request, needed);
      case Refusal.OtherMailbox other -> otherMailbox(request, link, other);
      case Refusal.NotAllowed _,
          Refusal.NotForMachines _,
          Refusal.Withdrawn _,
          Refusal.SealedBytesNeeded _,
          Refusal.Unopenable _ ->
          notice(request, link, noticeOf(refusal), Optional.empty());
    };
  }

  /// For everything else of a message: a notice that leads back to the message, where there is one.
  ///
  /// @param unsent what the reader had written, so that it is not lost
  Response elsewhere(Request request, String link, Refusal refusal, Optional<String> unsent) {
    return notice(request, link, noticeOf(refusal), unsent);
  }

  /// In the frame of the message's body.
  Response inFrame(Request request, Refusal refusal) {
    Notice notice = noticeOf(refusal);
    return AnswerHeaders.onBody(
        Response.html(notice.status(), pages.bodyNotice(Words.of(request), notice)));
  }

  Response notice(Request request, String link, Notice notice, Optional<String> unsent) {
    // Nothing waits behind the link of a message that is gone.
    Optional<String> back = notice.isFinal() ? Optional.empty() : Optional.of(Links.message(link));
    return Response.html(
        notice.status(),
        pages.notice(looks.usual(Words.of(request)), notice, request.id(), back, unsent));
  }

  private Response otherMailbox(Request request, String link, Refusal.OtherMailbox refusal) {
    String csrf = cookies.session(request).map(Csrf::of).orElse("");
    return Response.html(
        Notice.OTHER_MAILBOX.status(),
        pages.otherMailbox(looks.usual(Words.of(request)), refusal, Links.message(link), csrf));
  }

  private Response passkeyNeeded(Request request, Refusal.PasskeyNeeded refusal) {
    String csrf = cookies.session(request).map(Csrf::of).orElse("");
    return AnswerHeaders.onPasskeys(
        Response.html(
            Notice.PASSKEY_NEEDED.status(),
            pages.passkeyNeeded(looks.usual(Words.of(request)), refusal, csrf)));
  }

  static Notice noticeOf(Refusal refusal) {
    return switch (refusal) {
      case Refusal.SignInNeeded() -> Notice.SIGN_IN_NEEDED;
      case Refusal.SignInAgain() -> Notice.SIGN_IN_AGAIN;
      case Refusal.PasskeyNeeded _ -> Notice.PASSKEY_NEEDED;
      case Refusal.OtherMailbox _ -> Notice.OTHER_MAILBOX;
      case Refusal.Withdrawn(var withdrawal) -> Notice.of(withdrawal);
      case Refusal.SealedBytesNeeded() -> Notice.SEALED_BYTES_NEEDED;
      case Refusal.Unopenable() -> Notice.UNOPENABLE;
      case Refusal.NotAllowed() -> Notice.NOT_ALLOWED;
      case Refusal.NotForMachines() -> Notice.NOT_FOR_MACHINES;
    };
  }
}
