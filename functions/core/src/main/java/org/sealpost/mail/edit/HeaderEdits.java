package org.sealpost.mail.edit;

import static java.util.Locale.ROOT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.edit.MessageEdit.AddDisclaimer;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.mail.edit.MessageEdit.PrependSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveFromSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveHeader;
import org.sealpost.mail.edit.MessageEdit.SetHeader;
import org.sealpost.mail.edit.MessageEdit.VisibleField;
import org.sealpost.mail.mime.RawHeader;

/// Edits of the header, on its bytes: what [EditedHeaders] promised to later rules.
final class HeaderEdits {
  /// Every signature covers them, or should (RFC 6376 5.4.1).
  private static final Set<String> ALWAYS_SIGNED = Set.of("subject", "to", "cc");

  private HeaderEdits() {}

  static KeptBytes made(byte[] message, List<MessageEdit> edits) {
    RawHeader header = RawHeader.of(message);
    Set<String> changed = new HashSet<>();
    for (MessageEdit edit : edits) {
      changed(edit, header).forEach(changed::add);
    }
    if (changed.isEmpty()) {
      return KeptBytes.all(message);
    }
    if (changed.stream().anyMatch(ALWAYS_SIGNED::contains) || header.isSigned(changed)) {
      Set<String> own = namesSet(edits).collect(Collectors.toSet());
      header.removeIf(name -> isSignature(name) && !own.contains(name));
    }
    return KeptBytes.behind(header.fieldBytes(), message, header.end());
  }

  /// Makes the edit.
  ///
  /// @return the names of the fields that are not as they were, in lower case
  private static Stream<String> changed(MessageEdit edit, RawHeader header) {
    return switch (edit) {
      case PrependSubject(String text) -> {
        if (!header.change("Subject", subject -> text + subject)) {
          header.add("Subject", text);
        }
        yield Stream.of("subject");
      }
      case RemoveFromSubject(String text) ->
          header.changeWhere(
                  "Subject",
                  subject -> SubjectText.isIn(subject, text),
                  subject -> SubjectText.without(subject, text))
              ? Stream.of("subject")
              : Stream.empty();
      case SetHeader(String name, String value) -> {
        header.remove(name);
        header.add(name, value);
        yield Stream.of(name.toLowerCase(ROOT));
      }
      case RemoveHeader(String name) ->
          header.remove(name) ? Stream.of(name.toLowerCase(ROOT)) : Stream.empty();
      case AddVisibleRecipient(VisibleField field, var address) -> {
        String name = field == VisibleField.TO ? "To" : "Cc";
        yield header.addAddress(name, address) ? Stream.of(name.toLowerCase(ROOT)) : Stream.empty();
      }
      case AddDisclaimer _ -> Stream.empty();
    };
  }

  /// Fields that a rule gave their value, in lower case: no longer a signature of anybody's.
  static Stream<String> namesSet(List<MessageEdit> edits) {
    return edits.stream()
        .flatMap(
            edit ->
                edit instanceof SetHeader(String name, _)
                    ? Stream.of(name.toLowerCase(ROOT))
                    : Stream.empty());
  }

  /// @param kept names in lower case
  static byte[] withoutSignatures(byte[] message, Set<String> kept) {
    RawHeader header = RawHeader.of(message);
    return header.removeIf(name -> isSignature(name) && !kept.contains(name))
        ? header.bytes()
        : message;
  }

  private static boolean isSignature(String name) {
    return name.equals("dkim-signature") || name.startsWith("arc-");
  }
}
