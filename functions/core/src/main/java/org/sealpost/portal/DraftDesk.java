package org.sealpost.portal;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.sealpost.portal.AnswerResult.Brought;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DerivedKeys;
import org.sealpost.protection.PortalLink;
import org.sealpost.reading.DownloadName;
import org.sealpost.reply.AnswerKind;
import org.sealpost.reply.DraftContent;
import org.sealpost.reply.DraftFile;
import org.sealpost.reply.OpenedDraft;
import org.sealpost.reply.SealedDrafts;
import org.sealpost.reply.Written;

/// Keeps what readers write, for those who may.
final class DraftDesk {
  private static final int MOST_FILES = 100;
  private static final String ANY = "application/octet-stream";

  /// RFC 6838 4.2, without parameters.
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}");

  private final SealedDrafts drafts;
  private final AnswerLimits limits;

  DraftDesk(SealedDrafts drafts, AnswerLimits limits) {
    this.drafts = drafts;
    this.limits = limits;
  }

  OpenedDraft find(AnswerRequest request) {
    return drafts.find(request.link(), request.keys());
  }

  /// Keeps what was written, unless what is kept is newer.
  ///
  /// @param also done to the draft in the same step
  OpenedDraft keep(
      AnswerRequest request, Written written, int version, UnaryOperator<DraftContent> also) {
    return change(
        request,
        version,
        written,
        before -> {
          DraftContent after = also.apply(with(before, request.kind(), written));
          boolean isNothing =
              before.content().isEmpty() && written.isBlank() && after.files().isEmpty();
          return isNothing ? Optional.empty() : Optional.of(after);
        });
  }

  /// Keeps what was written even when it is nothing: an answer of files alone, or of what it passes
  /// on.
  OpenedDraft keepToSend(AnswerRequest request, Written written, int version) {
    return change(
        request, version, written, before -> Optional.of(with(before, request.kind(), written)));
  }

  private OpenedDraft change(
      AnswerRequest request,
      int version,
      Written written,
      Function<OpenedDraft, Optional<DraftContent>> change) {
    return drafts.change(
        request.link(),
        request.keys(),
        before ->
            before.isNewerThan(version, request.kind(), written)
                ? Optional.empty()
                : change
                    .apply(before)
                    .filter(after -> !before.content().equals(Optional.of(after))));
  }

  private static DraftContent with(OpenedDraft before, AnswerKind kind, Written written) {
    return before
        .content()
        .map(content -> content.with(kind, written))
        .orElseGet(() -> new DraftContent(kind, written, List.of()));
  }

  /// Keeps what was written, with all of the files or none of them.
  Attached attach(AnswerRequest request, Written written, int version, List<Brought> brought) {
    long bytes = brought.stream().mapToLong(file -> file.content().length).sum();
    List<DraftFile> files = new ArrayList<>();
    // Nothing is sealed that could never be attached.
    if (bytes <= limits.formBytes() && find(request).files().size() < MOST_FILES) {
      for (Brought file : brought) {
        String mediaType = mediaType(file.mediaType());
        files.add(
            drafts.seal(
                request.link(),
                DownloadName.of(file.name(), mediaType),
                mediaType,
                file.content(),
                request.keys()));
      }
    }
    OpenedDraft now =
        keep(
            request,
            written,
            version,
            content -> fits(content, files.size(), bytes) ? content.with(files) : content);
    boolean isAttached = !files.isEmpty() && now.files().containsAll(files);
    if (!isAttached) {
      files.forEach(file -> drafts.forget(request.link(), file.id()));
    }
    boolean isTooLarge =
        !brought.isEmpty() && !isAttached && !now.isNewerThan(version, request.kind(), written);
    return new Attached(now, isTooLarge);
  }

  private boolean fits(DraftContent content, int files, long bytes) {
    return content.bytes() + bytes <= limits.bytes()
        && content.files().size() + files <= MOST_FILES;
  }

  /// Announces a file of a draft, which is begun by it if need be; empty when it does not fit.
  Optional<DraftFile> announce(
      AddressedMessage message,
      AnswerKind kind,
      String name,
      String mediaType,
      long bytes,
      DerivedKeys keys) {
    PortalLink link = message.link();
    OpenedDraft draft =
        drafts.change(
            link,
            keys,
            before ->
                before.content().isPresent()
                    ? Optional.empty()
                    : Optional.of(
                        new DraftContent(kind, AnswerRequest.nothing(List.of()), List.of())));
    boolean fits = draft.content().filter(content -> fits(content, 1, bytes)).isPresent();
    String type = mediaType(mediaType);
    return fits
        ? Optional.of(drafts.announce(link, DownloadName.of(name, type), type, bytes, keys))
        : Optional.empty();
  }

  /// Adds a file that was announced, once.
  UploadResult finish(PortalLink link, String file, DerivedKeys keys) {
    OpenedDraft before = drafts.find(link, keys);
    if (isPart(before, file)) {
      return new UploadResult.Finished(before.version());
    }
    Optional<DraftFile> arrived = before.content().flatMap(_ -> drafts.arrived(link, file, keys));
    if (arrived.isEmpty()) {
      return new UploadResult.NotThere();
    }
    OpenedDraft after =
        drafts.change(
            link,
            keys,
            now ->
                now.content()
                    .filter(content -> !isPart(now, file))
                    .filter(content -> fits(content, 1, arrived.get().bytes()))
                    .map(content -> content.with(List.of(arrived.get()))));
    if (isPart(after, file)) {
      drafts.forgetAnnouncement(link, file);
      return new UploadResult.Finished(after.version());
    }
    drafts.forget(link, file);
    return after.content().isPresent() ? new UploadResult.TooLarge() : new UploadResult.NotThere();
  }

  private static boolean isPart(OpenedDraft draft, String file) {
    return draft.files().stream().anyMatch(one -> one.id().equals(file));
  }

  /// A message or a multipart within a mail would be read as a part of it, and is a file here.
  static String mediaType(String given) {
    String type = given.strip().toLowerCase(ROOT).replaceFirst("\\s*;(?s:.*)", "");
    boolean isFile =
        MEDIA_TYPE.matcher(type).matches()
            && !type.startsWith("message/")
            && !type.startsWith("multipart/");
    return isFile ? type : ANY;
  }

  /// @param isTooLarge whether the files were left out for that
  record Attached(OpenedDraft draft, boolean isTooLarge) {}
}
