package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parameters of a field as any program may read them: given twice, in pieces or percent-coded
/// (RFC 2231), without quotes, with quotes that never end.
final class Parameters {
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:^|[;,\\s])([A-Za-z-]{1,32})(?:\\*(\\d{1,4}))?(\\*)?[ \\t]*=[ \\t]*"
              + "(?:\"((?:[^\"\\\\]|\\\\.)*+)\"?|([^;]*+))");

  /// More of one parameter say nothing; each is one more way to read the message.
  private static final int MOST = 8;

  private Parameters() {}

  /// All values that the parameter may have, each once; raw, but for what RFC 2231 decodes.
  ///
  /// @param field unfolded
  static Set<String> values(String field, String name) {
    Set<String> values = new LinkedHashSet<>();
    Map<Integer, String> pieces = new TreeMap<>();
    Matcher found = PARAMETER.matcher(field);
    while (found.find() && values.size() < MOST) {
      if (!found.group(1).toLowerCase(Locale.ROOT).equals(name)) {
        continue;
      }
      for (String raw : written(found)) {
        String value = found.group(3) == null ? raw : percentDecoded(raw);
        values.add(value);
        if (found.group(2) != null) {
          pieces.merge(Integer.parseInt(found.group(2)), value, (first, _) -> first);
        }
      }
    }
    if (pieces.size() > 1) {
      values.add(String.join("", pieces.values()));
    }
    values.remove("");
    return values;
  }

  private static List<String> written(Matcher found) {
    String quoted = found.group(4);
    if (quoted != null) {
      return List.of(quoted.replaceAll("\\\\(.)", "$1"));
    }
    String bare = found.group(5).strip();
    List<String> ways = new ArrayList<>();
    ways.add(bare);
    ways.add(bare.split("[\\s(,]", 2)[0]);
    return ways;
  }

  /// Behind charset and language, where they are given: `UTF-8''%C3%A4`.
  private static String percentDecoded(String raw) {
    String[] extended = raw.split("'", 3);
    String coded = extended.length == 3 ? extended[2] : raw;
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int at = 0; at < coded.length(); at++) {
      int high = at + 2 < coded.length() ? Character.digit(coded.charAt(at + 1), 16) : -1;
      int low = at + 2 < coded.length() ? Character.digit(coded.charAt(at + 2), 16) : -1;
      if (coded.charAt(at) == '%' && high >= 0 && low >= 0) {
        octets.write(high * 16 + low);
        at += 2;
      } else {
        octets.writeBytes(String.valueOf(coded.charAt(at)).getBytes(ISO_8859_1));
      }
    }
    return octets.toString(ISO_8859_1);
  }
}
