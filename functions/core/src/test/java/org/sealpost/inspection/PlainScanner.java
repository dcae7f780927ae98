package org.sealpost.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.sealpost.Unavailable;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailStructure;
import org.sealpost.testing.Eicar;

/// Knows the EICAR test file and nothing else, and does not unpack: for tests of what is built on a
/// scanner.
public final class PlainScanner implements MalwareScanner {
  /// A file that this scanner says it could not look at.
  public static final String SEALED_BOX = "A-SEALED-BOX";

  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger scans = new AtomicInteger();

  /// The next `times` scans get no answer.
  public void fail(int times) {
    failures.set(times);
  }

  /// How often it was asked.
  public int scans() {
    return scans.get();
  }

  @Override
  public Verdict scan(byte[] message, MailContent content) {
    scans.incrementAndGet();
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new Unavailable("the scanner of a test", new IOException("no answer"));
    }
    if (files(content.structure()).anyMatch(file -> file.strip().equals(Eicar.TEXT))) {
      return new Verdict.Infected("Eicar");
    }
    return files(content.structure()).anyMatch(file -> file.strip().equals(SEALED_BOX))
        ? new Verdict.Incomplete("a box is sealed")
        : new Verdict.Clean();
  }

  private static Stream<String> files(MailStructure part) {
    return part.parts().isEmpty()
        ? Stream.of(text(part))
        : part.parts().stream().flatMap(PlainScanner::files);
  }

  private static String text(MailStructure part) {
    try (InputStream content = part.content().open()) {
      return new String(content.readAllBytes(), ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
