package org.sealpost.rules.exchange.collection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.sealpost.rules.exchange.collection.FoundRule.Content;

/// Tells files apart by how they begin.
final class RuleFile {
  private static final Pattern COMMAND = Pattern.compile("(?i)(#[^\\n]*\\s+)*New-TransportRule\\s");
  private static final Pattern CONFIGURATION =
      Pattern.compile("(?i)\\bEXOTransportRule\\b|^\\s*Configuration\\s+\\w+");

  private RuleFile() {}

  static FoundRules read(byte[] file) throws RefusedFileException {
    String text = FileText.of(file).strip();
    if (text.isEmpty()) {
      throw new RefusedFileException("The file is empty.");
    }
    if (text.startsWith("<")) {
      return XmlRules.read(text);
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return RowRules.json(text);
    }
    if (CONFIGURATION.matcher(text).find()) {
      throw new RefusedFileException(
          "The file is a Microsoft365DSC configuration, a script, which is not read. Export the rules"
              + " with Export-TransportRuleCollection, or with Get-TransportRule | ConvertTo-Json.");
    }
    if (COMMAND.matcher(text).lookingAt()) {
      return new FoundRules(
          List.of(
              new FoundRule(
                  "",
                  Optional.empty(),
                  1,
                  Optional.empty(),
                  OptionalInt.empty(),
                  new Content.Commands(text))),
          List.of());
    }
    if (text.lines()
        .findFirst()
        .filter(line -> line.matches(".*[,;\t].*|#TYPE.*|\"?Name\"?"))
        .isPresent()) {
      return RowRules.csv(text);
    }
    throw new RefusedFileException(
        "The file is none that holds rules. Export-TransportRuleCollection writes one; what"
            + " Get-TransportRule writes as CSV or JSON is read as well.");
  }
}
