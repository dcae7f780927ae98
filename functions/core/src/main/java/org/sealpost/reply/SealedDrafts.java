package org.sealpost.reply;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.Unavailable;
import org.sealpost.mail.Mailbox;
import org.sealpost.protection.DerivedKeys;
import org.sealpost.protection.KeyPurpose;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.KeptDraft.Begun;
import org.sealpost.reply.KeptDraft.SentAnswer;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.reply.upload.Uploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Readers' drafts with their files, each sealed under a key of its own that is derived from the
/// key of the message that they answer: when that is shredded, nobody reads them any more.
///
/// Each content gets a new name and with it a new key, so that no key ever seals two. A record that
/// is changed by one conditional write says which of them counts; what no record names any more is
/// deleted, and goes by itself where that fails.
public final class SealedDrafts {
  private static final Logger LOG = LoggerFactory.getLogger(SealedDrafts.class);
  private static final int TRIES = 20;
  private static final int ID_BYTES = 16;

  private static final char DRAFT = 'd';
  private static final char FILE = 'f';
  private static final char ANNOUNCEMENT = 'a';
  private static final char RECEIPT = 'r';

  private final Drafts drafts;
  private final Uploads uploads;
  private final SecureRandom random;
  private final Clock clock;

  public SealedDrafts(Drafts drafts, Uploads uploads, SecureRandom random, Clock clock) {
    this.drafts = drafts;
    this.uploads = uploads;
    this.random = random;
    this.clock = clock;
  }

  /// The key with which a file of a draft is sealed, and nothing else.
  public static KeyPurpose purpose(UploadId id) {
    return KeyPurpose.of("answer", id.link().toString(), id.file());
  }

  public OpenedDraft find(PortalLink link, DerivedKeys keys) {
    Optional<KeptDraft> record = drafts.find(link, clock.instant());
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<DraftContent> content =
          record.flatMap(KeptDraft::begun).flatMap(begun -> content(link, begun, keys));
      Optional<KeptDraft> again = content.isPresent() ? record : drafts.find(link, clock.instant());
      if (again.equals(record)) {
        return new OpenedDraft(link, record, content);
      }
      // Replaced meanwhile, and what it was is deleted already.
      record = again;
    }
    throw tooBusy();
  }

  /// Changes the draft, whoever else does so at the same time.
  ///
  /// @param change called as often as another was faster; empty where it is to stay as it is
  /// @return the draft as it is now
  public OpenedDraft change(
      PortalLink link, DerivedKeys keys, Function<OpenedDraft, Optional<DraftContent>> change) {
    for (int tried = 0; tried < TRIES; tried++) {
      OpenedDraft before = find(link, keys);
      Optional<DraftContent> content = change.apply(before);
      if (content.isEmpty()) {
        return before;
      }
      Optional<OpenedDraft> after = replace(before, content.get(), keys);
      if (after.isPresent()) {
        return after.get();
      }
    }
    throw tooBusy();
  }

  private Optional<OpenedDraft> replace(
      OpenedDraft before, DraftContent content, DerivedKeys keys) {
    Instant now = clock.instant();
    UploadId id = newId(before.link(), DRAFT);
    put(id, DraftJson.write(content), keys);
    KeptDraft after = before.changed(content, newName(), id.file(), now);
    if (!drafts.replace(after, before.version(), now)) {
      delete(id);
      return Optional.empty();
    }
    before.begun().ifPresent(begun -> delete(new UploadId(before.link(), begun.content())));
    before.files().stream()
        .filter(file -> !content.files().contains(file))
        .forEach(file -> delete(new UploadId(before.link(), file.id())));
    return Optional.of(new OpenedDraft(before.link(), Optional.of(after), Optional.of(content)));
  }

  /// Seals a file. It is part of the draft once that names it.
  public DraftFile seal(
      PortalLink link, String name, String mediaType, byte[] bytes, DerivedKeys keys) {
    UploadId id = newId(link, FILE);
    put(id, bytes, keys);
    return new DraftFile(id.file(), name, mediaType, bytes.length, true);
  }

  /// Notes what a browser will bring by itself.
  ///
  /// @param bytes of the file, unsealed
  public DraftFile announce(
      PortalLink link, String name, String mediaType, long bytes, DerivedKeys keys) {
    UploadId id = newId(link, FILE);
    DraftFile file = new DraftFile(id.file(), name, mediaType, bytes, false);
    put(announcement(id), DraftJson.write(file), keys);
    return file;
  }

  /// What was announced and has arrived, byte for byte as its browser has sealed it; empty when it
  /// was not announced here, or is not there, or is something else.
  public Optional<DraftFile> arrived(PortalLink link, String file, DerivedKeys keys) {
    if (!file.matches(FILE + "[0-9a-f]{" + 2 * ID_BYTES + "}")) {
      return Optional.empty();
    }
    UploadId id = new UploadId(link, file);
    return bytes(announcement(id), keys)
        .map(DraftJson::file)
        .filter(
            announced ->
                uploads
                    .size(id)
                    .filter(size -> size == announced.bytes() + DerivedKeys.OVERHEAD_BYTES)
                    .isPresent())
        .filter(_ -> bytes(id, keys).isPresent())
        .map(
            announced ->
                new DraftFile(
                    announced.id(),
                    announced.name(),
                    announced.mediaType(),
                    announced.bytes(),
                    true));
  }

  /// Once it is known to have arrived.
  public void forgetAnnouncement(PortalLink link, String file) {
    delete(announcement(new UploadId(link, file)));
  }

  /// Of something that is no file of the draft.
  public void forget(PortalLink link, String file) {
    UploadId id = new UploadId(link, file);
    delete(id);
    delete(announcement(id));
  }

  /// Bytes of a file of the draft; empty when they are gone, or not the ones that were sealed.
  public Optional<byte[]> file(PortalLink link, DraftFile file, DerivedKeys keys) {
    return bytes(new UploadId(link, file.id()), keys).filter(bytes -> bytes.length == file.bytes());
  }

  /// Ends the draft as sent, unless that was done before.
  ///
  /// @param sent the draft as it was sent: one that was changed since then is kept beside
  /// @param files how many went with it
  /// @param to for the page that says so
  /// @return what was sent, as whoever was first has noted it
  public SentAnswer markSent(OpenedDraft sent, int files, List<Mailbox> to, DerivedKeys keys) {
    PortalLink link = sent.link();
    UploadId receipt = newId(link, RECEIPT);
    put(receipt, DraftJson.write(to), keys);
    for (int tried = 0; tried < TRIES; tried++) {
      OpenedDraft now = find(link, keys);
      Optional<SentAnswer> before = now.sentFrom(sent.version());
      if (before.isPresent()) {
        delete(receipt);
        return before.get();
      }
      Instant at = clock.instant();
      KeptDraft after = sent.sent(now, files, receipt.file(), at);
      if (drafts.replace(after, now.version(), at)) {
        now.lastSent().ifPresent(last -> delete(new UploadId(link, last.receipt())));
        clear(sent, now, after.begun().isPresent());
        return after.sent().orElseThrow();
      }
    }
    throw tooBusy();
  }

  private void clear(OpenedDraft sent, OpenedDraft now, boolean goesOn) {
    if (!goesOn) {
      now.begun().ifPresent(begun -> delete(new UploadId(sent.link(), begun.content())));
    }
    sent.files().stream()
        .filter(file -> !goesOn || !now.files().contains(file))
        .forEach(file -> forget(sent.link(), file.id()));
  }

  /// To whom it went; nobody when that is not known any more.
  public List<Mailbox> to(PortalLink link, SentAnswer sent, DerivedKeys keys) {
    return bytes(new UploadId(link, sent.receipt()), keys)
        .map(DraftJson::mailboxes)
        .orElse(List.of());
  }

  /// Removes what is being written. Idempotent.
  public void discard(PortalLink link, DerivedKeys keys) {
    for (int tried = 0; tried < TRIES; tried++) {
      OpenedDraft now = find(link, keys);
      Optional<Begun> begun = now.begun();
      if (begun.isEmpty()) {
        return;
      }
      Instant at = clock.instant();
      if (drafts.replace(now.discarded(at), now.version(), at)) {
        delete(new UploadId(link, begun.get().content()));
        now.files().forEach(file -> forget(link, file.id()));
        return;
      }
    }
    throw tooBusy();
  }

  private Optional<DraftContent> content(PortalLink link, Begun begun, DerivedKeys keys) {
    return bytes(new UploadId(link, begun.content()), keys).map(DraftJson::draft);
  }

  private Optional<byte[]> bytes(UploadId id, DerivedKeys keys) {
    return uploads.find(id).flatMap(bytes -> keys.open(purpose(id), bytes));
  }

  private void put(UploadId id, byte[] content, DerivedKeys keys) {
    uploads.put(id, keys.seal(purpose(id), content));
  }

  /// What cannot be deleted now is deleted by its age.
  private void delete(UploadId id) {
    try {
      uploads.delete(id);
    } catch (Unavailable unavailable) {
      LOG.warn("message {}: a sealed upload stays for a while", id.link().message(), unavailable);
    }
  }

  private static UploadId announcement(UploadId file) {
    return new UploadId(file.link(), ANNOUNCEMENT + file.file().substring(1));
  }

  private UploadId newId(PortalLink link, char kind) {
    return new UploadId(link, kind + newName());
  }

  private String newName() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Unavailable tooBusy() {
    return new Unavailable("the draft", new IllegalStateException("others change it all the time"));
  }
}
