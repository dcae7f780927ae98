package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// A form with files as a browser sends it.
final class MultipartBody {
  static final String BOUNDARY = "----WebKitFormBoundaryAbCdEf0123456789";
  static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  MultipartBody field(String name, String value) {
    return part("form-data; name=\"" + name + "\"", "", value.getBytes(UTF_8));
  }

  MultipartBody file(String fileName, byte[] content) {
    return part(
        "form-data; name=\"files\"; filename=\"" + fileName + "\"",
        "Content-Type: application/octet-stream\r\n",
        content);
  }

  /// @param headers each with its line end
  MultipartBody part(String disposition, String headers, byte[] content) {
    raw("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n" + headers + "\r\n");
    bytes.writeBytes(content);
    return raw("\r\n");
  }

  MultipartBody raw(String text) {
    bytes.writeBytes(text.getBytes(UTF_8));
    return this;
  }

  byte[] unended() {
    return bytes.toByteArray();
  }

  byte[] bytes() {
    return raw("--" + BOUNDARY + "--\r\n").unended();
  }
}
