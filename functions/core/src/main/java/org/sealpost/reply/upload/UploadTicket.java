package org.sealpost.reply.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/// Lets whoever has it bring one file, by a form (`multipart/form-data`, POST) with these fields
/// and, last of all, the field `file`.
public record UploadTicket(URI address, Map<String, String> fields, Instant expiresAt) {
  public UploadTicket {
    fields = Map.copyOf(fields);
  }

  @Override
  public String toString() {
    return "UploadTicket[******]";
  }
}
