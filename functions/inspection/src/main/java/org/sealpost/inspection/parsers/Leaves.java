package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.MailStructure;

/// Everything that a message is made of, whether it counts as its text or is attached.
final class Leaves {
  private static final int HEAD = 1_024;

  private Leaves() {}

  static Stream<MailStructure> of(MailStructure part) {
    return part.parts().isEmpty() ? Stream.of(part) : part.parts().stream().flatMap(Leaves::of);
  }

  /// What a message shows as its text although it is a file: whoever saves it has the file.
  static List<MailPart> files(MailContent message) {
    List<MailStructure> bodies =
        of(message.structure())
            .filter(part -> !part.attached() && part.mediaType().startsWith("text/"))
            .filter(part -> FileType.of(head(part)).isPresent())
            .toList();
    return IntStream.range(0, bodies.size())
        .mapToObj(at -> part(message.parts().size() + at, bodies.get(at)))
        .toList();
  }

  /// Those of a message in a message, for somebody who watches.
  static List<MailPart> bodies(MailContent message, FileWatch watch) {
    return watch.equals(FileWatch.NONE) ? List.of() : files(message);
  }

  private static MailPart part(int number, MailStructure body) {
    return new MailPart(
        number, body.mediaType(), Optional.empty(), Optional.empty(), true, 0, body.content());
  }

  private static byte[] head(MailStructure part) {
    try (InputStream content = part.content().open()) {
      return content.readNBytes(HEAD);
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }
}
