package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.MailPart;

/// The attachments of one message being looked into, and what is known of them so far.
final class Examination implements Runnable {
  private final List<MailPart> parts;
  private final Budget budget;
  private final FileWatch watch;
  private final List<Findings> attachments = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private int begun;
  private int textCharactersLeft;

  /// @param watch sees every file, as it is unpacked
  Examination(List<MailPart> parts, Budget budget, FileWatch watch) {
    this.parts = parts;
    this.budget = budget;
    this.watch = watch;
    this.textCharactersLeft = budget.limits().textCharacters();
  }

  Budget budget() {
    return budget;
  }

  FileWatch watch() {
    return watch;
  }

  @Override
  public void run() {
    for (MailPart part : parts) {
      String name = part.fileName().orElse("");
      Findings findings;
      synchronized (this) {
        findings = begin(name, part.sizeBytes());
        begun++;
      }
      examine(findings, () -> read(name, part, findings));
    }
  }

  /// Whatever happens in there, the next attachment gets its turn.
  private static void examine(Findings findings, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException | Error failed) {
      findings.incomplete();
    }
    findings.finished();
  }

  private void read(String name, MailPart part, Findings findings) {
    budget.step();
    if (!budget.hasAttachmentLeft()) {
      findings.incomplete();
      return;
    }
    byte[] content = content(part, findings);
    findings.size(content.length);
    Look look = new Look(this, findings, name, 1, false);
    if (part.mediaType().equals("message/rfc822")) {
      FileReader.readMessage(name, content, look);
    } else {
      FileReader.read(name, content, look);
    }
  }

  private byte[] content(MailPart part, Findings findings) {
    int most = budget.limits().memberBytes();
    int said = Math.clamp(part.sizeBytes(), 0, most);
    try (InputStream content = part.content().open()) {
      // As large as it says, so that a large part is in memory once.
      byte[] octets = new byte[said];
      int count = content.readNBytes(octets, 0, said);
      byte[] more = count < said ? new byte[0] : content.readNBytes(most - said);
      if (count < said || more.length > 0) {
        octets = Arrays.copyOf(octets, count + more.length);
        System.arraycopy(more, 0, octets, count, more.length);
      }
      if (octets.length == most && content.read() >= 0) {
        findings.incomplete();
      }
      return octets;
    } catch (IOException unreadable) {
      findings.incomplete();
      return new byte[0];
    }
  }

  /// @return whether there was room for it
  boolean attachment(String name, byte[] content, int depth) {
    if (!budget.hasAttachmentLeft()) {
      return false;
    }
    Findings findings = begin(name, content.length);
    examine(
        findings,
        () -> FileReader.read(name, content, new Look(this, findings, name, depth, false)));
    return true;
  }

  private Findings begin(String name, long sizeBytes) {
    Findings findings = new Findings(name, sizeBytes, budget.limits().textCharacters());
    synchronized (this) {
      attachments.add(findings);
    }
    return findings;
  }

  /// Bounded like the text of an attachment, and all of them together.
  synchronized void text(String text) {
    String kept = text.substring(0, Math.min(text.length(), textCharactersLeft));
    textCharactersLeft -= kept.length();
    if (!kept.isBlank()) {
      texts.add(kept);
    }
  }

  /// At any time, from any thread: what is not looked into yet is incomplete.
  synchronized Inspection inspection() {
    List<Findings> all = new ArrayList<>(attachments);
    parts.stream()
        .skip(begun)
        .map(part -> new Findings(part.fileName().orElse(""), part.sizeBytes(), 0))
        .forEach(all::add);
    return new Inspection(texts, all.stream().map(Findings::attachment).toList());
  }
}
