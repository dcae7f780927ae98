package org.sealpost.portal.pages;

import java.util.Optional;
import java.util.function.Function;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.DownloadResult;
import org.sealpost.portal.Refusal;
import org.sealpost.portal.Visit;

/// Files that readers take along: whole, or in pieces with a page that lists them.
final class Downloads {
  private final Pages pages;
  private final Looks looks;
  private final Cookies cookies;
  private final Refusals refusals;
  private final Notice noSuchFile;

  /// @param noSuchFile what is said where there is no such file, or no such piece of it
  Downloads(Pages pages, Looks looks, Cookies cookies, Refusals refusals, Notice noSuchFile) {
    this.pages = pages;
    this.looks = looks;
    this.cookies = cookies;
    this.refusals = refusals;
    this.noSuchFile = noSuchFile;
  }

  /// @param step from the message to the file
  /// @param question not asked without a session
  Response file(
      Request request,
      String link,
      String step,
      Function<Visit, DownloadResult> question,
      Function<Refusal, Response> refused) {
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refused.apply(new Refusal.SignInNeeded());
    }
    return switch (question.apply(request.visit(link, session))) {
      case DownloadResult.Download(String fileName, byte[] content) ->
          Response.file(AttachmentHeader.of(fileName), content);
      case DownloadResult.InPieces file ->
          AnswerHeaders.onFetching(
              Response.html(
                  200,
                  pages.pieces(
                      PiecesView.of(
                          looks.usual(Words.of(request)), link, step, file, session.get()))));
      case DownloadResult.NoSuchAttachment() -> noSuchFile(request, link);
      case DownloadResult.Refused(Refusal why) -> refused.apply(why);
    };
  }

  /// @param question not asked without a session
  Response piece(
      Request request,
      String link,
      Function<Visit, DownloadResult> question,
      Function<Refusal, Response> refused) {
    Optional<SecretToken> session = cookies.session(request);
    if (session.isEmpty()) {
      return refused.apply(new Refusal.SignInNeeded());
    }
    return switch (question.apply(request.visit(link, session))) {
      case DownloadResult.Download(String fileName, byte[] content) ->
          Response.file(AttachmentHeader.ofPiece(fileName), content);
      case DownloadResult.InPieces _, DownloadResult.NoSuchAttachment() ->
          noSuchFile(request, link);
      case DownloadResult.Refused(Refusal why) -> refused.apply(why);
    };
  }

  private Response noSuchFile(Request request, String link) {
    return refusals.notice(request, link, noSuchFile, Optional.empty());
  }
}
