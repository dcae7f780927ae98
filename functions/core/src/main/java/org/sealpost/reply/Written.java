package org.sealpost.reply;

import java.util.List;
import java.util.Optional;

/// What a reader has put into the form, whatever it is: checked when it is sent.
///
/// @param to whom it is passed on to, as typed
/// @param html of the text, as an editor made it; never shown before it was made safe
/// @param quote whether the message that is answered stands below
/// @param carried numbers of the message's attachments that go with it
public record Written(
    String to, String text, Optional<String> html, boolean quote, List<Integer> carried) {
  public Written {
    carried = List.copyOf(carried);
  }

  /// Whether nobody would miss it.
  public boolean isBlank() {
    return to.isBlank() && text.isBlank() && html.isEmpty();
  }
}
