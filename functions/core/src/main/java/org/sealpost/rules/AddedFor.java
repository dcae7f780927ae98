package org.sealpost.rules;

import java.util.List;
import java.util.Optional;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.protection.ProtectionTemplate;

/// What holds of somebody whom rules added, because of whom they were added for.
///
/// @param protection the strictest that any of them gets the mail with
/// @param held whether the mail is held for any of them
/// @param requireTls whether the mail to any of them goes over TLS or not at all
/// @param branding of the first of them that has one: it says when the mail expires
/// @param edits of the first of them that has any
record AddedFor(
    Optional<ProtectionTemplate> protection,
    boolean held,
    boolean requireTls,
    Optional<String> branding,
    List<MessageEdit> edits) {
  static final AddedFor NOBODY =
      new AddedFor(Optional.empty(), false, false, Optional.empty(), List.of());

  AddedFor {
    edits = List.copyOf(edits);
  }

  static AddedFor one(Verdict verdict, Optional<ProtectionTemplate> inherited) {
    return new AddedFor(
        verdict.treatment().protection().or(() -> inherited),
        verdict.isQuarantined(),
        verdict.treatment().requireTls(),
        verdict.treatment().branding(),
        verdict.treatment().edits());
  }

  AddedFor and(AddedFor other) {
    return new AddedFor(
        protection.isEmpty()
            ? other.protection
            : protection.map(one -> other.protection.map(two -> stricter(one, two)).orElse(one)),
        held || other.held,
        requireTls || other.requireTls,
        branding.or(() -> other.branding),
        edits.isEmpty() ? other.edits : edits);
  }

  /// Of two that each allow something which the other does not, the one that allows less.
  private static ProtectionTemplate stricter(ProtectionTemplate one, ProtectionTemplate two) {
    return two.rights().rights().size() < one.rights().rights().size() ? two : one;
  }
}
