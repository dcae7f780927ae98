package org.sealpost.portal.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
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

  /// The same for every link, but for its reference, which every link has: it says nothing about
  /// whether there is a message, and does not repeat the link.
  String signIn(Look look, String reference) {
    return render("signIn.jte", Map.of("look", look, "reference", reference));
  }

  String code(Look look, String reference, boolean refused) {
    return render("code.jte", Map.of("look", look, "reference", reference, "refused", refused));
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

  /// A notice in the place of a message's body.
  String bodyNotice(Words words, Notice notice) {
    return render("bodyNotice.jte", Map.of("words", words, "notice", notice));
  }

  String sent(MessageView view) {
    return render("sent.jte", Map.of("view", view));
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
