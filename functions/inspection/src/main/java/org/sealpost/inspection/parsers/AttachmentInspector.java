package org.sealpost.inspection.parsers;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;

/// Looks into attachments with a parser for each format, told by content and not by name.
///
/// **Read** (ome.md 2.7): text and source files, HTML, XML, RTF, PDF, docx, docm, xlsx, xlsm, xlsb,
/// pptx, pptm, doc, xls, ppt, odt, ods, odp, attached messages (eml, msg, winmail.dat), the
/// properties of documents, files embedded in documents, and what is in zip, 7z, tar, gz, bz2 and
/// xz. Of pictures in jpg and tiff, what is written in their metadata; no text is recognized in
/// pictures. **Unsupported**: rar and cab (not even the names in them), other pictures, sound,
/// video, macros, drawings of Visio, OneNote, Publisher, dxf, S/MIME and PGP, anything unknown. An
/// archive with an unsupported file in it is unsupported; a document with a picture in it is not.
///
/// **Executable** by their true type: programs of DOS and Windows (MZ: exe, dll, sys, scr …), ELF,
/// Mach-O, Windows Installer packages, Windows shortcuts, and the EICAR test file. Not: scripts and
/// batch files, which are text, nor jar, obj, and rar, as ome.md 2.3 says, unless they begin with a
/// program (self-extracting archives).
///
/// **Extensions**: text adds none of its own, as it has no one type; only a nameless text is `txt`.
///
/// Nothing is written to disk, logged, or fetched. Without attachments nothing is loaded or
/// started. Otherwise one thread does the work; when time is over it is abandoned and ends at its
/// next step. Safe for use by many threads.
public final class AttachmentInspector implements ContentInspector {
  /// Parsers recurse with the nesting of what they read.
  private static final long STACK_BYTES = 4 << 20;

  /// Abandoned workers that have not ended. More of them may run only if a parser hangs without
  /// reading or writing anything; then attachments are no longer looked into rather than all cores
  /// kept busy.
  private static final int MOST_ABANDONED = 8;

  private final InspectionLimits limits;
  private final LongSupplier nanoTime;
  private final AtomicInteger abandoned = new AtomicInteger();

  public AttachmentInspector() {
    this(InspectionLimits.DEFAULT, System::nanoTime);
  }

  /// @param nanoTime as [System#nanoTime]; what the limit of time is measured by. Waiting for a
  ///     parser that hangs takes that limit of real time
  public AttachmentInspector(InspectionLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  @Override
  public Inspection inspect(MailContent content) {
    return inspect(content.parts(), FileWatch.NONE);
  }

  /// @param watch sees all files of these parts, and those inside them; when time is over, perhaps
  ///     a last one later
  Inspection inspect(List<MailPart> parts, FileWatch watch) {
    if (parts.isEmpty()) {
      return Inspection.NOTHING;
    }
    Budget budget = new Budget(limits, nanoTime);
    Examination examination = new Examination(parts, budget, watch);
    if (abandoned.get() < MOST_ABANDONED) {
      examine(examination);
    }
    return examination.inspection();
  }

  private void examine(Examination examination) {
    AtomicReference<Worker> state = new AtomicReference<>(Worker.RUNNING);
    Thread worker =
        new Thread(null, () -> run(examination, state), "attachments", STACK_BYTES, false);
    worker.setDaemon(true);
    try {
      worker.start();
      worker.join(limits.time());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError noThread) {
      return;
    }
    if (state.compareAndSet(Worker.RUNNING, Worker.ABANDONED)) {
      abandoned.incrementAndGet();
      examination.budget().cancel();
      worker.interrupt();
    }
  }

  private void run(Examination examination, AtomicReference<Worker> state) {
    try {
      examination.run();
    } finally {
      if (!state.compareAndSet(Worker.RUNNING, Worker.ENDED)) {
        abandoned.decrementAndGet();
      }
    }
  }

  private enum Worker {
    RUNNING,
    ENDED,
    ABANDONED
  }
}
