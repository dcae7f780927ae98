package org.sealpost.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.KeptDraft.Begun;
import org.sealpost.reply.KeptDraft.SentAnswer;

/// What is kept of a reader's answers to one message, opened.
///
/// @param content of the draft; empty when nothing is being written, or its bytes are not the ones
///     that were sealed
public record OpenedDraft(
    PortalLink link, Optional<KeptDraft> record, Optional<DraftContent> content) {
  /// 0 when nothing is kept.
  public int version() {
    return record.map(KeptDraft::version).orElse(0);
  }

  public Optional<String> id() {
    return begun().map(Begun::id);
  }

  Optional<Begun> begun() {
    return record.flatMap(KeptDraft::begun);
  }

  public List<DraftFile> files() {
    return content.map(DraftContent::files).orElse(List.of());
  }

  /// Whether whoever has seen this version would overwrite what somebody else has written, or bring
  /// back what was sent or discarded.
  boolean isNewerThan(int version) {
    return version < begun().map(Begun::writtenAt).orElseGet(this::version);
  }

  /// Whether a page of this version, on which this was written, has to be asked again.
  public boolean isNewerThan(int version, AnswerKind kind, Written written) {
    return isNewerThan(version) && content.filter(kept -> kept.says(kind, written)).isEmpty();
  }

  public Optional<SentAnswer> lastSent() {
    return record.flatMap(KeptDraft::sent);
  }

  /// What was sent of the draft that a page of this version has shown.
  public Optional<SentAnswer> sentFrom(int version) {
    return lastSent().filter(sent -> sent.was(version));
  }

  /// For people: an empty one, of no id, where nothing is kept.
  ///
  /// @param fresh what an empty one says
  public Draft shown(AnswerKind kind, Written fresh) {
    return new Draft(
        content.flatMap(_ -> id()).orElse(""),
        kind,
        content.map(kept -> shown(kept, kind, fresh)).orElse(fresh),
        files(),
        version(),
        content.flatMap(_ -> record).map(KeptDraft::changedAt).orElse(Instant.EPOCH));
  }

  /// Who turns an answer into passing on has not chosen yet what goes along.
  private static Written shown(DraftContent kept, AnswerKind kind, Written fresh) {
    Written written = kept.written();
    return kind == AnswerKind.FORWARD && kept.kind() != AnswerKind.FORWARD
        ? new Written(
            written.to(), written.text(), written.html(), written.quote(), fresh.carried())
        : written;
  }

  /// @param newId for a draft that is begun by it
  /// @param upload that holds the content
  KeptDraft changed(DraftContent changed, String newId, String upload, Instant at) {
    int next = version() + 1;
    boolean isRewritten =
        content
            .map(before -> !before.says(changed.kind(), changed.written()))
            .orElseGet(() -> !changed.written().isBlank());
    Begun after =
        begun()
            .map(
                before ->
                    new Begun(
                        before.id(),
                        before.since(),
                        isRewritten ? next : before.writtenAt(),
                        upload))
            .orElseGet(() -> new Begun(newId, version(), isRewritten ? next : version(), upload));
    return new KeptDraft(link, next, Optional.of(after), lastSent(), at);
  }

  /// This draft has been sent; what is newer stays, as a draft of its own.
  ///
  /// @param now as it is kept by now
  /// @param receipt upload that holds to whom it went
  KeptDraft sent(OpenedDraft now, int files, String receipt, Instant at) {
    int until = version() + 1;
    Optional<Begun> newer =
        now.content.equals(content)
            ? Optional.empty()
            : now.begun()
                .map(begun -> new Begun(begun.id(), until, begun.writtenAt(), begun.content()));
    AnswerKind kind = content.map(DraftContent::kind).orElse(AnswerKind.REPLY);
    int since = begun().map(Begun::since).orElse(0);
    return new KeptDraft(
        link,
        Math.max(now.version(), version()) + 1,
        newer,
        Optional.of(new SentAnswer(since, until, kind, files, at, receipt)),
        at);
  }

  KeptDraft discarded(Instant at) {
    return new KeptDraft(link, version() + 1, Optional.empty(), lastSent(), at);
  }

  @Override
  public String toString() {
    return "OpenedDraft[" + version() + "]";
  }
}
