package org.sealpost.portal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.portal.InboxEntry;
import org.sealpost.portal.InboxResult;
import org.sealpost.protection.MessageSummary;

/// A list of a reader's messages: all of them, or a conversation's.
///
/// @param csrf what forms have to bring back
/// @param message path of the message whose conversation it is; empty for the list of all
/// @param after what the address asked for
record InboxView(
    Look look,
    InboxResult.Listed listed,
    String csrf,
    Optional<String> message,
    Optional<String> after) {
  Words words() {
    return look.words();
  }

  List<InboxEntry> entries() {
    return listed.entries();
  }

  String path(InboxEntry entry) {
    return Links.message(entry.link().toString());
  }

  boolean isCurrent(InboxEntry entry) {
    return message.filter(path(entry)::equals).isPresent();
  }

  /// Those besides the message itself.
  int others() {
    return (int) entries().stream().filter(entry -> !isCurrent(entry)).count();
  }

  /// What stands in the place of the subject where there is none.
  String subject(InboxEntry entry) {
    if (entry.signInAgain()) {
      return words().say("inbox.hidden-subject");
    }
    return entry
        .summary()
        .map(MessageSummary::subject)
        .map(subject -> subject.isBlank() ? words().say("message.no-subject") : subject)
        .orElseGet(() -> words().say("message.title"));
  }

  /// What else there is to say, in the order of its weight.
  List<String> facts(InboxEntry entry) {
    List<String> facts = new ArrayList<>();
    entry
        .summary()
        .map(MessageSummary::attachments)
        .filter(count -> count > 0)
        .ifPresent(count -> facts.add(words().say("inbox.files", count)));
    if (entry.signInAgain()) {
      facts.add(words().say("inbox.again"));
    }
    if (entry.inMail()) {
      facts.add(words().say("inbox.in-mail"));
    }
    return facts;
  }

  /// Address of the page with older messages.
  Optional<String> older() {
    return listed.next().map(next -> "/inbox?after=" + next);
  }

  boolean isFirst() {
    return after.isEmpty();
  }
}
