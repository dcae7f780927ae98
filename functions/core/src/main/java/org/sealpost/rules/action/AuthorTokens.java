package org.sealpost.rules.action;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.organization.directory.DirectoryAttribute;

/// Attributes of the author in a disclaimer: `%%DisplayName%%`.
final class AuthorTokens {
  private static final Pattern TOKEN = Pattern.compile("%%([A-Za-z0-9]{1,30})%%");

  private AuthorTokens() {}

  /// What is not an attribute stays as it is; an attribute's value is text, not HTML.
  static String replaced(String html, ActingRule rule) {
    return TOKEN
        .matcher(html)
        .replaceAll(
            token ->
                Matcher.quoteReplacement(
                    DirectoryAttribute.labelled(token.group(1))
                        .map(attribute -> escaped(value(attribute, rule)))
                        .orElseGet(() -> whole(token))));
  }

  private static String value(DirectoryAttribute attribute, ActingRule rule) {
    Optional<String> known = rule.author().flatMap(author -> author.attribute(attribute));
    return attribute == DirectoryAttribute.EMAIL
        ? known.orElse(rule.authorAddress().toString())
        : known.orElse("");
  }

  private static String whole(MatchResult token) {
    return token.group();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
