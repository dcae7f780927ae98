package org.sealpost.portal.pages;

import java.util.stream.IntStream;
import org.sealpost.portal.PreviewResult;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reading.preview.Preview;

/// An attachment that is looked at.
///
/// @param message path of the message that it belongs to
/// @param csrf what the form for signing out has to bring back
record PreviewView(Look look, String message, PreviewResult.Shown shown, String csrf) {
  static PreviewView of(Look look, String link, PreviewResult.Shown shown, String csrf) {
    return new PreviewView(look, Links.message(link), shown, csrf);
  }

  Words words() {
    return look.words();
  }

  RenderedMessage.Attachment attachment() {
    return shown.attachment();
  }

  /// Path of the attachment, where it is downloaded.
  String base() {
    return message + "/attachments/" + attachment().number();
  }

  Preview preview() {
    return shown.preview();
  }

  boolean hasPages() {
    return preview() instanceof Preview.Pages;
  }

  boolean hasText() {
    return preview() instanceof Preview.Html;
  }

  /// Whether there is something to see.
  boolean isSeen() {
    return hasPages() || hasText();
  }

  /// Whoever restricts what may be done with it wants it on no paper either.
  boolean isForPaper() {
    return shown.watermark().isEmpty();
  }

  /// How many pages there are to see.
  int pages() {
    return preview() instanceof Preview.Pages(int seen, int _) ? seen : 0;
  }

  int[] pageNumbers() {
    return IntStream.range(0, pages()).toArray();
  }

  /// How much of the file it is; empty when it is all of it.
  String extent() {
    String further = shown.mayDownload() ? "-download" : "";
    return switch (preview()) {
      case Preview.Pages(int seen, int all) ->
          seen < all ? words().say("attachments.first-pages" + further, seen, all) : "";
      case Preview.Html(String _, boolean complete) ->
          complete ? "" : words().say("attachments.not-all" + further);
      case Preview.Unknown(), Preview.Locked(), Preview.TooMuch() -> "";
    };
  }

  /// Why nothing is seen.
  String reason() {
    return switch (preview()) {
      case Preview.Pages _, Preview.Html _ -> "";
      case Preview.Unknown() -> words().say("attachments.unknown");
      case Preview.Locked() -> words().say("attachments.locked");
      case Preview.TooMuch() -> words().say("attachments.too-much");
    };
  }

  /// What to do when nothing is seen.
  String next() {
    String locked = preview() instanceof Preview.Locked ? "locked-" : "";
    return words().say("attachments.next-" + locked + (shown.mayDownload() ? "download" : "ask"));
  }

  /// Kind and size in words.
  String about() {
    return words()
        .say(
            "attachments.about",
            FileKind.of(words(), attachment().mediaType(), attachment().fileName()),
            words().size(attachment().sizeBytes()));
  }
}
