package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;

/// The fields and files of a submitted form (`multipart/form-data`, RFC 7578). Nothing of it
/// touches a disk: its size is the route's [Route.Intake].
///
/// @param values of each field, in the form's order
/// @param files none of them without a name: browsers send such a one where none was chosen
record MultipartForm(Map<String, List<String>> values, List<Brought> files) {
  private static final String MEDIA_TYPE = "multipart/form-data";
  private static final int MOST_PARTS = 500;
  private static final int LONGEST_PART_HEADER = 4096;

  /// What may follow the last boundary: a line end, and what nobody writes.
  private static final int LONGEST_EPILOGUE = 100;

  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");

  /// @param name without folders, control and direction characters; never empty
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Brought(String name, String mediaType, byte[] content) {}

  MultipartForm {
    values = Map.copyOf(values);
    files = List.copyOf(files);
  }

  /// By what the request says of its body.
  static boolean isMultipart(Request request) {
    String contentType = request.header("content-type").orElse("");
    return contentType.split(";", 2)[0].strip().equalsIgnoreCase(MEDIA_TYPE);
  }

  /// Empty when the body is no such form, or has no field, or is one of more than 500 parts, or
  /// ends before its end.
  static Optional<MultipartForm> of(Request request) {
    if (!isMultipart(request)) {
      return Optional.empty();
    }
    Map<String, List<String>> values = new HashMap<>();
    List<Brought> files = new ArrayList<>();
    Parts library = new Parts();
    if (!isEnded(request, library)) {
      return Optional.empty();
    }
    try {
      FileItemInputIterator parts = library.getItemIterator(request);
      for (int count = 0; parts.hasNext(); count++) {
        if (count == MOST_PARTS) {
          return Optional.empty();
        }
        read(parts.next(), values, files);
      }
    } catch (IOException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new MultipartForm(values, files));
  }

  /// Whether the last boundary is there: the library takes an end between two parts for the end of
  /// all.
  private static boolean isEnded(Request request, Parts library) {
    byte[] boundary = library.getBoundary(request.header("content-type").orElse(""));
    if (boundary == null) {
      return false;
    }
    String end = "--" + new String(boundary, ISO_8859_1) + "--";
    byte[] body = request.body();
    int tail = Math.min(body.length, end.length() + LONGEST_EPILOGUE);
    return new String(body, body.length - tail, tail, ISO_8859_1).contains(end);
  }

  private static void read(
      FileItemInput part, Map<String, List<String>> values, List<Brought> files)
      throws IOException {
    String field = part.getFieldName();
    try (InputStream body = part.getInputStream()) {
      byte[] content = body.readAllBytes();
      if (part.isFormField()) {
        values.computeIfAbsent(field, any -> new ArrayList<>()).add(new String(content, UTF_8));
        return;
      }
      String name = FOLDERS.matcher(unescaped(part.getName())).replaceFirst("");
      if (!name.isBlank()) {
        String mediaType = Optional.ofNullable(part.getContentType()).orElse("");
        files.add(new Brought(AttachmentHeader.harmless(name), mediaType, content));
      }
    }
  }

  /// As browsers write what would end a name (HTML 4.10.22.8).
  private static String unescaped(String name) {
    return name.replace("%22", "\"").replace("%0D", " ").replace("%0A", " ");
  }

  /// What the library needs to know of a request, without ever keeping a part of it in a file.
  private static final class Parts
      extends AbstractFileUpload<Request, DiskFileItem, DiskFileItemFactory> {
    Parts() {
      setHeaderCharset(UTF_8);
      setMaxPartHeaderSize(LONGEST_PART_HEADER);
    }

    @Override
    public FileItemInputIterator getItemIterator(Request request) throws IOException {
      return getItemIterator(new Body(request));
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(Request request) {
      throw new UnsupportedOperationException("parts are read one by one");
    }

    @Override
    public List<DiskFileItem> parseRequest(Request request) {
      throw new UnsupportedOperationException("parts are read one by one");
    }
  }

  private record Body(Request request) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return UTF_8.name();
    }

    @Override
    public long getContentLength() {
      return request.body().length;
    }

    @Override
    public String getContentType() {
      return request.header("content-type").orElse("");
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(request.body());
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }
}
