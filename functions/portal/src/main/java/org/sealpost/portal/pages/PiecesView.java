package org.sealpost.portal.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sealpost.opening.SecretToken;
import org.sealpost.portal.DownloadResult;

/// A file that is too large to come at once.
///
/// @param message path of the message that it belongs to
/// @param base path of the file; its pieces are below
/// @param csrf what the form for signing out has to bring back
record PiecesView(
    Look look, String message, String base, DownloadResult.InPieces file, String csrf) {
  /// @param step from the message to the file
  static PiecesView of(
      Look look, String link, String step, DownloadResult.InPieces file, SecretToken session) {
    String message = Links.message(link);
    return new PiecesView(look, message, message + "/" + step, file, Csrf.of(session));
  }

  Words words() {
    return look.words();
  }

  String about() {
    return words()
        .say(
            "attachments.pieces-about",
            FileKind.of(words(), "", file.fileName()),
            words().size(file.sizeBytes()),
            file.pieces());
  }

  /// Name of the file that the script saves.
  String fileName() {
    return AttachmentHeader.harmless(file.fileName());
  }

  int[] pieces() {
    return IntStream.range(0, file.pieces()).toArray();
  }

  /// As the portal calls it when it hands it out.
  String pieceName(int piece) {
    return "%s.%03d".formatted(AttachmentHeader.typeable(file.fileName()), piece + 1);
  }

  /// Puts the pieces together on Windows. Holds nothing of the file's name that a shell could take
  /// for more than a name: its author may be no friend (threat 30).
  String windowsCommand() {
    return "copy /b " + pieceNames("+") + " " + AttachmentHeader.typeable(file.fileName());
  }

  /// Puts the pieces together everywhere else.
  String unixCommand() {
    return "cat " + pieceNames(" ") + " > " + AttachmentHeader.typeable(file.fileName());
  }

  private String pieceNames(String separator) {
    List<Integer> all = IntStream.range(0, file.pieces()).boxed().toList();
    return all.stream().map(this::pieceName).collect(Collectors.joining(separator));
  }
}
