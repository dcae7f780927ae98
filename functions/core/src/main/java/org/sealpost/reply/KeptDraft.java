package org.sealpost.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.PortalLink;

/// What is known of a reader's answers to one message without any key: where the sealed draft lies,
/// and what was sent last. Nothing of it is content.
///
/// @param version grows by each change, whatever becomes of drafts
/// @param begun what is being written; empty when nothing is
/// @param sent what was sent last
/// @param changedAt it is forgotten 7 days later
public record KeptDraft(
    PortalLink link,
    int version,
    Optional<Begun> begun,
    Optional<SentAnswer> sent,
    Instant changedAt) {
  public static final Duration LIFETIME = Duration.ofDays(7);

  public Instant expiresAt() {
    return changedAt.plus(LIFETIME);
  }

  /// A draft.
  ///
  /// @param id of the answer that it will be
  /// @param since the version on which it was begun
  /// @param writtenAt the version with which its text was changed last; files come and go without
  /// @param content the upload that holds it, sealed
  public record Begun(String id, int since, int writtenAt, String content) {}

  /// An answer that is on its way.
  ///
  /// @param since the first version of its draft, inclusive
  /// @param until the last one, exclusive
  /// @param files how many went with it
  /// @param receipt the upload that says, sealed, to whom
  public record SentAnswer(
      int since, int until, AnswerKind kind, int files, Instant at, String receipt) {
    /// Whether a page of this version showed the draft that it was.
    boolean was(int version) {
      return since <= version && version < until;
    }
  }
}
