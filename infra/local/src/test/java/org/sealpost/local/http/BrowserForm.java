package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.sealpost.reply.upload.UploadTicket;

/// A form with a file, as browsers send it.
final class BrowserForm {
  private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

  private BrowserForm() {}

  static HttpRequest post(UploadTicket ticket, byte[] file) {
    return post(ticket, ticket.fields(), file);
  }

  static HttpRequest post(UploadTicket ticket, Map<String, String> fields, byte[] file) {
    StringBuilder head = new StringBuilder();
    fields.forEach(
        (name, value) ->
            head.append("--%s\r\n".formatted(BOUNDARY))
                .append("Content-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(name))
                .append(value)
                .append("\r\n"));
    head.append("--%s\r\n".formatted(BOUNDARY))
        .append("Content-Disposition: form-data; name=\"file\"; filename=\"sealed\"\r\n")
        .append("Content-Type: application/octet-stream\r\n\r\n");
    return HttpRequest.newBuilder(ticket.address())
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(
            BodyPublishers.concat(
                BodyPublishers.ofByteArray(head.toString().getBytes(UTF_8)),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofByteArray("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8))))
        .build();
  }
}
