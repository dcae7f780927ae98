package org.sealpost.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.sealpost.local.folder.FolderUploads;

/// The vault's bucket on AWS, as browsers see it: takes forms with a signed policy, and answers
/// nothing else. Here the ticket stands in the path. As with S3, the file comes last, after no more
/// than 20 KB of other fields.
public final class UploadFront {
  private static final int MOST_FIELD_BYTES = 20 * 1024;
  private static final int NO_BODY = -1;

  private final FolderUploads uploads;
  private final Clock clock;

  public UploadFront(FolderUploads uploads, Clock clock) {
    this.uploads = uploads;
    this.clock = clock;
  }

  static boolean isMeant(HttpExchange exchange) {
    return exchange.getRequestURI().getRawPath().startsWith(FolderUploads.PATH);
  }

  void answer(HttpExchange exchange) throws IOException {
    int status = status(exchange);
    if (status != 204) {
      RequestBody.passOver(exchange);
    }
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, NO_BODY);
  }

  private int status(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return 405;
    }
    String ticket = exchange.getRequestURI().getRawPath().substring(FolderUploads.PATH.length());
    // Before anything of it is read.
    if (!uploads.isTicket(ticket, clock.instant())) {
      return 403;
    }
    try {
      FormParts parts =
          FormParts.of(
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse(""),
              exchange.getRequestBody());
      int fieldBytes = 0;
      for (Optional<String> part = parts.next(); part.isPresent(); part = parts.next()) {
        if (part.get().equals("file")) {
          return uploads.receive(ticket, parts.content(), clock.instant()) ? 204 : 400;
        }
        fieldBytes += sizeOf(parts.content(), MOST_FIELD_BYTES - fieldBytes);
        if (fieldBytes > MOST_FIELD_BYTES) {
          return 400;
        }
      }
      return 400;
    } catch (FormParts.MalformedFormException malformed) {
      return 400;
    }
  }

  /// Up to one more than `most`.
  private static int sizeOf(InputStream content, int most) throws IOException {
    return content.readNBytes(most + 1).length;
  }
}
