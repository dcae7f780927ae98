package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MailStructure;

/// Knows the EICAR test file, and files by their digests, in every part of a message and in
/// whatever [AttachmentInspector] can unpack: messages in messages, archives in archives, files in
/// documents. No scanner of viruses: those learn new ones every hour.
///
/// Needs nothing and always answers. The parts of the message itself are looked at in any case, by
/// streaming; what is inside them, within the limits of inspection. Whatever was not unpacked
/// because of those, of a password, or because it is rar or cab, is said to be incomplete, as are
/// parts that only other programs see (threat 38).
public final class KnownSignatures implements MalwareScanner {
  private final KnownMalware known;
  private final AttachmentInspector unpacker;

  public KnownSignatures(KnownMalware known) {
    this(known, InspectionLimits.DEFAULT, System::nanoTime);
  }

  KnownSignatures(KnownMalware known, InspectionLimits limits, LongSupplier nanoTime) {
    this.known = known;
    this.unpacker = new AttachmentInspector(limits.withoutText(), nanoTime);
  }

  @Override
  public Verdict scan(byte[] message, MailContent content) {
    Found found = new Found();
    Leaves.of(content.structure()).forEach(found::look);
    if (found.malware().isEmpty()) {
      List<MailPart> parts = new ArrayList<>(content.parts());
      parts.addAll(Leaves.files(content));
      found.unpacked(unpacker.inspect(parts, found).attachments());
    }
    if (content.otherReadings().hasAttachments()) {
      found.incomplete("other programs may see attachments in it that are none to us");
    }
    return found.verdict();
  }

  /// What was found so far. Written by whoever unpacks, which may go on for a moment when nobody
  /// waits any more.
  private final class Found implements FileWatch {
    private final AtomicReference<Optional<String>> malware =
        new AtomicReference<>(Optional.empty());
    private final AtomicBoolean isArchiveClosed = new AtomicBoolean();
    private final AtomicReference<Optional<String>> reason =
        new AtomicReference<>(Optional.empty());

    Optional<String> malware() {
      return malware.get();
    }

    /// As a file of its own, without unpacking, in little memory.
    void look(MailStructure part) {
      try (InputStream content = part.content().open()) {
        found(known.find(content));
      } catch (IOException unreadable) {
        incomplete("a part of it cannot be decoded");
      }
    }

    @Override
    public void see(byte[] file) {
      found(known.find(file));
      if (FileType.of(file).filter(FileType::isClosedArchive).isPresent()) {
        isArchiveClosed.set(true);
      }
    }

    private void found(Optional<String> name) {
      name.ifPresent(_ -> malware.compareAndSet(Optional.empty(), name));
    }

    void unpacked(List<InspectedAttachment> attachments) {
      if (attachments.stream().anyMatch(InspectedAttachment::isIncomplete)) {
        incomplete("unpacking it was given up: too large, too deep, too slow, or broken");
      } else if (attachments.stream().anyMatch(InspectedAttachment::isPasswordProtected)) {
        incomplete("a file in it asks for a password");
      } else if (isArchiveClosed.get()) {
        incomplete("an archive in it is of a kind that is not unpacked");
      }
    }

    void incomplete(String because) {
      reason.compareAndSet(Optional.empty(), Optional.of(because));
    }

    Verdict verdict() {
      return malware()
          .<Verdict>map(Verdict.Infected::new)
          .or(() -> reason.get().map(Verdict.Incomplete::new))
          .orElseGet(Verdict.Clean::new);
    }
  }
}
