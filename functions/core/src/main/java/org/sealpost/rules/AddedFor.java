package org.sealpost.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.protection.Protection;

/// What holds of somebody whom rules added, because of whom they were added for.
///
/// @param protection the strictest that any of them gets the mail with
/// @param held whether the mail is held for any of them
/// @param forcePortal whether the mail to any of them goes through the portal in any case
/// @param requireTls whether the mail to any of them goes over TLS or not at all
/// @param branding of the first of them that has one: it says when the mail expires
/// @param edits of the first of them that has any
record AddedFor(
    Optional<Protection> protection,
    boolean held,
    boolean forcePortal,
    boolean requireTls,
    Optional<String> branding,
    List<MessageEdit> edits) {
  static final AddedFor NOBODY =
      new AddedFor(Optional.empty(), false, false, false, Optional.empty(), List.of());

  AddedFor {
    edits = List.copyOf(edits);
  }

  static AddedFor one(Verdict verdict) {
    return new AddedFor(
        verdict.treatment().protection(),
        verdict.isQuarantined(),
        verdict.treatment().forcePortal(),
        verdict.treatment().requireTls(),
        verdict.treatment().branding(),
        verdict.treatment().edits());
  }

  AddedFor and(AddedFor other) {
    return new AddedFor(
        Stream.concat(protection.stream(), other.protection.stream()).reduce(Protection::and),
        held || other.held,
        forcePortal || other.forcePortal,
        requireTls || other.requireTls,
        branding.or(() -> other.branding),
        edits.isEmpty() ? other.edits : edits);
  }
}
