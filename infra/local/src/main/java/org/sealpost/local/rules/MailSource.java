package org.sealpost.local.rules;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.sealpost.rules.simulation.MailFile;
import org.sealpost.rules.simulation.MailToReplay;

/// Mails to replay: a folder of `.eml` files with all folders in it, an mbox, or one file.
///
/// @param done what part of them was given out, 0 to 1
record MailSource(Iterator<MailToReplay> mails, DoubleSupplier done, Runnable end)
    implements AutoCloseable {
  /// Reads nothing of a folder's mails yet.
  static MailSource open(Path path) throws CommandFailedException {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (!Files.isRegularFile(path)) {
      throw failed(
          Files.exists(path)
              ? path + " is neither a folder nor a file."
              : "There is no folder or file " + path + ".");
    }
    return file(path);
  }

  @Override
  public void close() {
    end.run();
  }

  private static MailSource folder(Path folder) throws CommandFailedException {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new MailFiles(files));
    } catch (IOException unreadable) {
      throw failed(folder + " cannot be read.");
    }
    if (files.isEmpty()) {
      throw failed("There is no .eml file in " + folder + ".");
    }
    files.sort(null);
    Counting mails =
        new Counting(
            files.stream()
                .map(
                    file ->
                        new MailToReplay(
                            folder.relativize(file).toString(),
                            0,
                            () -> GivenFile.bytes(file, most())))
                .iterator());
    return new MailSource(mails, () -> (double) mails.given / files.size(), () -> {});
  }

  private static int most() {
    return MailFile.LARGEST_BYTES;
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the source
  private static MailSource file(Path file) throws CommandFailedException {
    try {
      long size = Files.size(file);
      if (size == 0) {
        throw failed(file + " is empty.");
      }
      InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      content.mark(8);
      boolean isMbox =
          new String(content.readNBytes(5), java.nio.charset.StandardCharsets.US_ASCII)
              .equals("From ");
      content.reset();
      if (!isMbox) {
        content.close();
        String name = String.valueOf(file.getFileName());
        return new MailSource(
            List.of(new MailToReplay(name, 0, () -> GivenFile.bytes(file, most()))).iterator(),
            () -> 0,
            () -> {});
      }
      Mbox mbox = new Mbox(content, most());
      return new MailSource(mbox, () -> (double) mbox.position() / size, mbox::close);
    } catch (IOException unreadable) {
      throw failed(file + " cannot be read.");
    }
  }

  private static CommandFailedException failed(String message) {
    return new CommandFailedException(CommandFailedException.USAGE, message);
  }

  /// Collects mails; a folder that cannot be opened ends nothing, and counts as a mail that cannot
  /// be read.
  private static final class MailFiles extends SimpleFileVisitor<Path> {
    private final List<Path> files;

    MailFiles(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".eml")) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }
  }

  /// Counts what it gives out.
  private static final class Counting implements Iterator<MailToReplay> {
    private final Iterator<MailToReplay> mails;
    private long given;

    Counting(Iterator<MailToReplay> mails) {
      this.mails = mails;
    }

    @Override
    public boolean hasNext() {
      return mails.hasNext();
    }

    @Override
    public MailToReplay next() {
      given++;
      return mails.next();
    }
  }
}
