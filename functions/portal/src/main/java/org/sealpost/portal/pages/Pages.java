package org.sealpost.portal.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.opening.SignInWays;
import org.sealpost.portal.AccountResult;
import org.sealpost.portal.Refusal;
import org.sealpost.reading.RenderedMessage;

/// Renders the pages. Everything that comes from outside is escaped for the place where it stands;
/// the one exception is the body of a message, which its frame and that frame's policy hold.
final class Pages {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

  String home(Look look) {
    return render("home.jte", Map.of("look", look));
  }

  /// The same for every link, but for its reference, which every link has, and for what its
  /// template allows (ADR 0015). Does not repeat the link.
  ///
  /// @param problem key of what is said above all else
  String signIn(Look look, String reference, SignInWays ways, Optional<String> problem) {
    return render(
        "signIn.jte",
        Map.of("look", look, "reference", reference, "ways", ways, "problem", problem));
  }

  String code(CodeView view) {
    return render("code.jte", Map.of("view", view));
  }

  String help(Look look, String reference) {
    return render("help.jte", Map.of("look", look, "reference", reference));
  }

  /// @param address of the provider
  /// @param back where the reader may return to instead
  String goingOn(Look look, String provider, String address, String back) {
    return render(
        "goingOn.jte",
        Map.of("look", look, "provider", provider, "address", address, "back", back));
  }

  /// @param base path of everything that belongs to the message
  String proof(Look look, AccountResult.ProofNeeded proof, String base) {
    return render("proof.jte", Map.of("look", look, "proof", proof, "base", base));
  }

  /// @param csrf what the form has to bring back
  String otherMailbox(Look look, Refusal.OtherMailbox refusal, String base, String csrf) {
    return render(
        "otherMailbox.jte", Map.of("look", look, "refusal", refusal, "base", base, "csrf", csrf));
  }

  /// @param csrf what the script has to bring back
  String passkeyNeeded(Look look, Refusal.PasskeyNeeded refusal, String csrf) {
    return render("passkeyNeeded.jte", Map.of("look", look, "refusal", refusal, "csrf", csrf));
  }

  String sessions(SessionsView view) {
    return render("sessions.jte", Map.of("view", view));
  }

  String message(MessageView view) {
    return render("message.jte", Map.of("view", view));
  }

  /// A document of its own, for the frame in the message's page.
  String body(Words words, RenderedMessage message) {
    boolean isColored =
        isColored(message.safeHtml()) || message.safeHistory().filter(Pages::isColored).isPresent();
    return render("body.jte", Map.of("words", words, "message", message, "colored", isColored));
  }

  String text(MessageView view) {
    return render("text.jte", Map.of("view", view));
  }

  /// A document of its own, for paper.
  ///
  /// @param at when it is printed
  String print(MessageView view, Instant at) {
    return render("print.jte", Map.of("view", view, "at", at));
  }

  String preview(PreviewView view) {
    return render("preview.jte", Map.of("view", view));
  }

  /// A document of its own, for the frame in the page of a preview.
  ///
  /// @param watermark what stands across it; may be empty
  String previewText(Words words, String safeHtml, String watermark) {
    return render(
        "previewText.jte",
        Map.of("words", words, "safeHtml", safeHtml, "watermark", Watermark.of(watermark)));
  }

  String pieces(PiecesView view) {
    return render("pieces.jte", Map.of("view", view));
  }

  /// A notice in the place of a message's body.
  String bodyNotice(Words words, Notice notice) {
    return render("bodyNotice.jte", Map.of("words", words, "notice", notice));
  }

  String inbox(InboxView view) {
    return render("inbox.jte", Map.of("view", view));
  }

  String conversation(InboxView view) {
    return render("conversation.jte", Map.of("view", view));
  }

  String answer(AnswerView view) {
    return render("answer.jte", Map.of("view", view));
  }

  String sent(SentView view) {
    return render("sent.jte", Map.of("view", view));
  }

  String verify(VerifyView view) {
    return render("verify.jte", Map.of("view", view));
  }

  String trustPhrase(PhraseView view) {
    return render("trustPhrase.jte", Map.of("view", view));
  }

  String offline(Look look) {
    return render("offline.jte", Map.of("look", look));
  }

  String languages(LanguagesView view) {
    return render("languages.jte", Map.of("view", view));
  }

  String signedOut(Look look) {
    return render("signedOut.jte", Map.of("look", look));
  }

  /// @param unsent what the reader had written, so that it is not lost
  /// @param back where the reader may go on
  String notice(
      Look look, Notice notice, String request, Optional<String> back, Optional<String> unsent) {
    return render(
        "notice.jte",
        Map.of("look", look, "notice", notice, "request", request, "back", back, "unsent", unsent));
  }

  /// Whoever sets colours, or shows a picture, expects white paper. Text without any may follow the
  /// reader's dark scheme. Taking plain text for coloured does no harm.
  private static boolean isColored(String safeHtml) {
    return safeHtml.contains("color")
        || safeHtml.contains("background")
        || safeHtml.contains("<img");
  }

  private String render(String template, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    engine.render(template, values, output);
    return output.toString();
  }
}
