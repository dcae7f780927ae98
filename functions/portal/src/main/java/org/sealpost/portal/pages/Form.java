package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The fields of a submitted form (`application/x-www-form-urlencoded`); of a name that comes
/// twice, the first counts.
record Form(Map<String, String> fields) {
  static final Form EMPTY = new Form(Map.of());

  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  Form {
    fields = Map.copyOf(fields);
  }

  /// Empty when the body is not such a form.
  static Optional<Form> of(Request request) {
    return isForm(request) ? parse(new String(request.body(), UTF_8), false) : Optional.empty();
  }

  /// The parameters of an address; empty when one comes twice.
  static Optional<Form> ofQuery(Request request) {
    return parse(request.query(), true);
  }

  /// By what the request says of its body.
  static boolean isForm(Request request) {
    String contentType = request.header("content-type").orElse("");
    return contentType.split(";", 2)[0].strip().equalsIgnoreCase(MEDIA_TYPE);
  }

  /// The field's value; empty text when the form lacks it.
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /// The field's value, if the form has it.
  Optional<String> given(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private static Optional<Form> parse(String text, boolean onceEach) {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String name = decoded(pair.substring(0, equals));
          if (fields.putIfAbsent(name, decoded(pair.substring(equals + 1))) != null && onceEach) {
            return Optional.empty();
          }
        }
      }
    } catch (IllegalArgumentException malformedEscape) {
      return Optional.empty();
    }
    return Optional.of(new Form(fields));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
