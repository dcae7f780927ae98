package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The fields of a submitted form (`application/x-www-form-urlencoded`); of a name that comes
/// twice, the first counts.
record Form(Map<String, String> fields) {
  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  Form {
    fields = Map.copyOf(fields);
  }

  /// Empty when the body is not such a form.
  static Optional<Form> of(Request request) {
    if (!isForm(request)) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : new String(request.body(), UTF_8).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          fields.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException malformedEscape) {
      return Optional.empty();
    }
    return Optional.of(new Form(fields));
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

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
