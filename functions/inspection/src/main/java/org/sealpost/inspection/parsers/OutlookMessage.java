package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.ByteChunk;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.jspecify.annotations.Nullable;

/// A message as Outlook saves it (MS-OXMSG), and messages attached to it.
final class OutlookMessage {
  private static final int DEEPEST = 8;

  private OutlookMessage() {}

  static void read(DirectoryNode storage, Look look) throws IOException {
    try (MAPIMessage message = new MAPIMessage(storage)) {
      read(message, 0, look);
    }
  }

  private static void read(MAPIMessage message, int depth, Look look) throws IOException {
    message.setReturnNullOnMissingChunk(true);
    look.text(text(message::getSubject) + "\n" + text(message::getTextBody) + "\n");
    String html = text(message::getHtmlBody);
    if (!html.isEmpty()) {
      TextFile.html(html, look);
      look.apart();
    }
    String rtf = text(message::getRtfBody);
    if (!rtf.isEmpty()) {
      RtfFile.read(rtf.getBytes(ISO_8859_1), look);
      look.apart();
    }
    for (AttachmentChunks attachment : message.getAttachmentFiles()) {
      attachment(attachment, depth, look);
    }
  }

  private static void attachment(AttachmentChunks attachment, int depth, Look look)
      throws IOException {
    look.budget().step();
    if (attachment.isEmbeddedMessage()) {
      if (depth < DEEPEST) {
        read(attachment.getEmbeddedMessage(), depth + 1, look);
      } else {
        look.incomplete();
      }
      return;
    }
    @Nullable ByteChunk content = attachment.getAttachData();
    if (content != null && content.getValue() != null) {
      look.budget().unpack(content.getValue().length);
      look.attachment(name(attachment), content.getValue());
    }
  }

  private static String name(AttachmentChunks attachment) {
    return Stream.of(
            Optional.ofNullable(attachment.getAttachLongFileName()),
            Optional.ofNullable(attachment.getAttachFileName()))
        .flatMap(Optional::stream)
        .map(StringChunk::getValue)
        .findFirst()
        .orElse("");
  }

  private static String text(Chunk chunk) {
    try {
      return Optional.ofNullable(chunk.read()).orElse("");
    } catch (ChunkNotFoundException none) {
      return "";
    }
  }

  private interface Chunk {
    @Nullable String read() throws ChunkNotFoundException;
  }
}
