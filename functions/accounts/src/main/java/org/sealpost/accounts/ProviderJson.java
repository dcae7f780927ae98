package org.sealpost.accounts;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what providers answer with.
final class ProviderJson {
  private ProviderJson() {}

  /// @throws ParseException for anything but one object, however deep or broken
  static Map<String, Object> object(String text) throws ParseException {
    // The library's answer to the text `null` is null.
    @Nullable Map<String, Object> object = JSONObjectUtils.parse(text);
    if (object == null) {
      throw new ParseException("no object", 0);
    }
    return object;
  }
}
