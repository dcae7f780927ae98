package org.sealpost.local.http;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.local.folder.FolderUploads;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.upload.UploadId;

/// A front in a process of its own, so that its heap can be a small one. Says one ticket's address
/// a line, and ends with its standard input.
final class UploadFrontProcess {
  private UploadFrontProcess() {}

  /// @param arguments the folder, the bytes of a file, and the portal links
  public static void main(String[] arguments) throws Exception {
    try (HttpFront front = HttpFront.bind(0)) {
      FolderUploads uploads =
          new FolderUploads(
              DurableFolder.open(Path.of(arguments[0])), front.origin(), new SecureRandom());
      front.serve(
          (_, _) -> {
            throw new IllegalStateException("nobody asks the portal");
          },
          new UploadFront(uploads, Clock.systemUTC()));
      for (int i = 2; i < arguments.length; i++) {
        UploadId id = new UploadId(PortalLink.parse(arguments[i]).orElseThrow(), "f1");
        URI address =
            uploads.ticket(id, Long.parseLong(arguments[1]), Clock.systemUTC().instant()).address();
        System.out.println(address);
      }
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
