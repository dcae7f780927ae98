package org.sealpost.portal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;

/// What a reader may do, said so that it is true: what a web page can hold is stated, what it
/// cannot is asked for.
///
/// @param held what the portal sees to
/// @param asked what it cannot see to; empty when nothing of that kind is asked
record RightsInWords(List<String> held, Optional<String> asked) {
  RightsInWords {
    held = List.copyOf(held);
  }

  /// @param hasAttachments whether there is anything that could be downloaded
  static RightsInWords of(
      UsageRights rights, AttachmentAccess attachments, boolean hasAttachments) {
    List<String> held = new ArrayList<>();
    held.add("Only you can open it here. Forwarding the notice lets nobody else read it.");
    held.add(
        rights.mayReply()
            ? "You can answer it here. Your answer is protected as well."
            : "The sender has not allowed answers.");
    if (rights.mayReply() && !rights.grant(UsageRight.REPLY_ALL)) {
      held.add("Answers go to the sender only.");
    }
    if (!rights.mayForward()) {
      held.add("It cannot be forwarded from here.");
    }
    if (hasAttachments && attachments == AttachmentAccess.VIEW_ONLY) {
      held.add("Attachments cannot be downloaded.");
    }
    return new RightsInWords(held, asked(rights));
  }

  private static Optional<String> asked(UsageRights rights) {
    List<String> unwanted = new ArrayList<>();
    if (!rights.grant(UsageRight.FORWARD)) {
      unwanted.add("pass on");
    }
    if (!rights.grant(UsageRight.PRINT)) {
      unwanted.add("print");
    }
    if (!rights.grant(UsageRight.COPY)) {
      unwanted.add("copy");
    }
    return unwanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The sender asks you not to "
                + listed(unwanted)
                + " what it says. This is a request: no web page can enforce it.");
  }

  private static String listed(List<String> verbs) {
    int last = verbs.size() - 1;
    return last == 0
        ? verbs.get(0)
        : String.join(", ", verbs.subList(0, last)) + " or " + verbs.get(last);
  }
}
