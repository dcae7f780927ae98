package org.sealpost.portal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;

/// What a reader may do, said so that it is true: what a web page can hold is stated, what it
/// cannot is asked for (threat 34).
///
/// @param held what the portal sees to
/// @param asked what it cannot see to; empty when nothing of that kind is asked
record RightsInWords(List<String> held, Optional<String> asked) {
  RightsInWords {
    held = List.copyOf(held);
  }

  /// @param hasAttachments whether there is anything that could be downloaded
  static RightsInWords of(
      Words words, UsageRights rights, AttachmentAccess attachments, boolean hasAttachments) {
    List<String> held = new ArrayList<>();
    held.add(words.say("message.only-you"));
    held.add(words.say(rights.mayReply() ? "message.may-reply" : "message.may-not-reply"));
    if (rights.mayReply() && !rights.grant(UsageRight.REPLY_ALL)) {
      held.add(words.say("message.reply-to-sender-only"));
    }
    if (!rights.mayForward()) {
      held.add(words.say("message.may-not-forward"));
    }
    if (hasAttachments && attachments == AttachmentAccess.VIEW_ONLY) {
      held.add(words.say("message.view-only"));
    }
    return new RightsInWords(held, asked(words, rights));
  }

  /// One sentence for each combination, because languages join verbs in ways of their own.
  private static Optional<String> asked(Words words, UsageRights rights) {
    String unwanted =
        (rights.grant(UsageRight.FORWARD) ? "" : "f")
            + (rights.grant(UsageRight.PRINT) ? "" : "p")
            + (rights.grant(UsageRight.COPY) ? "" : "c");
    return unwanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.say("message.asked." + unwanted) + " " + words.say("message.asked.honest"));
  }
}
