package org.sealpost.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/// One Allow statement for one principal: a role's logical id, a service's name, or `*`.
///
/// Conditions are kept but not weighed: a power under a condition is a power.
///
/// @param where the resource the statement stands in
record Power(
    String principal,
    String where,
    String sid,
    List<String> actions,
    List<String> resources,
    JsonNode condition) {
  Power {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /// Both may have wildcards: the question is whether anything at all is asked for and given.
  boolean covers(String action, String resource) {
    return actions.stream().anyMatch(given -> overlap(lower(given), lower(action)))
        && covers(resource);
  }

  boolean covers(String resource) {
    return resources.stream().anyMatch(given -> overlap(given, resource));
  }

  private static String lower(String action) {
    return action.toLowerCase(Locale.ROOT);
  }

  /// Whether some text matches both patterns, where `*` stands for any text and `?` for one sign.
  static boolean overlap(String one, String other) {
    // reach[j]: the part of `one` seen so far can match the first j signs of `other`.
    boolean[] reach = new boolean[other.length() + 1];
    reach[0] = true;
    skipStars(reach, other);
    for (int i = 0; i < one.length(); i++) {
      boolean[] next = new boolean[reach.length];
      boolean star = one.charAt(i) == '*';
      for (int j = 0; j < reach.length; j++) {
        boolean here =
            j > 0 && reach[j - 1] && (star || sameSign(one.charAt(i), other.charAt(j - 1)));
        boolean starHere = star && (reach[j] || (j > 0 && next[j - 1]));
        boolean starThere = j > 0 && other.charAt(j - 1) == '*' && (reach[j] || next[j - 1]);
        next[j] = here || starHere || starThere;
      }
      reach = next;
    }
    return reach[other.length()];
  }

  private static void skipStars(boolean[] reach, String other) {
    for (int j = 1; j < reach.length && other.charAt(j - 1) == '*'; j++) {
      reach[j] = true;
    }
  }

  private static boolean sameSign(char one, char other) {
    return one == other || one == '?' || other == '?' || other == '*';
  }
}
