package org.sealpost.rules.exchange.collection;

import java.nio.charset.StandardCharsets;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.RuleCommandText;

/// Writes rules as Export-TransportRuleCollection does (ome.md 3.2). Imported again, as written,
/// they are the same rules in the same order, those disabled included; only our own actions come
/// after those that Exchange has, which makes no difference.
public final class RuleCollectionExport {
  private static final String LINE = "\r\n";

  private RuleCollectionExport() {}

  /// @return UTF-16LE with byte order mark, lines ending in CR LF
  public static byte[] write(RuleSet rules) {
    StringBuilder xml = new StringBuilder("\ufeff");
    xml.append("<?xml version=\"1.0\" encoding=\"utf-16\" standalone=\"yes\"?>").append(LINE);
    xml.append("<rules name=\"TransportVersioned\">").append(LINE);
    rules.rules().forEach(rule -> xml.append(rule(rule)));
    xml.append("</rules>").append(LINE);
    return xml.toString().getBytes(StandardCharsets.UTF_16LE);
  }

  private static String rule(MailFlowRule rule) {
    return "  <rule name=\""
        + attribute(rule.name().value())
        + "\" id=\""
        + rule.id()
        + "\" format=\"cmdlet\">"
        + LINE
        + ours(RuleCommandText.ours(rule))
        + "    <version requiredMinVersion=\"15.0.3.0\">"
        + LINE
        + "      <commandBlock><![CDATA["
        + RuleCommandText.forExchange(rule).replace("]]>", "]]]]><![CDATA[>").replace("\n", LINE)
        + "]]></commandBlock>"
        + LINE
        + "    </version>"
        + LINE
        + "  </rule>"
        + LINE;
  }

  /// An instruction for one program, which XML has others pass over. Its values are `$true` and
  /// `$null`.
  private static String ours(String parameters) {
    return parameters.isEmpty() ? "" : "    <?" + XmlRules.OURS + " " + parameters + "?>" + LINE;
  }

  /// What XML cannot carry becomes U+FFFD: the name in the command counts.
  private static String attribute(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(character).append(';');
                default -> escaped.appendCodePoint(isAllowed(character) ? character : 0xfffd);
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int character) {
    return (character >= ' ' && character <= 0xd7ff)
        || (character >= 0xe000 && character <= 0xfffd)
        || character >= 0x10000;
  }
}
