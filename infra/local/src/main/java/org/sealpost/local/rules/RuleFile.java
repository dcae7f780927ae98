package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.sealpost.configuration.Configurations;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;

/// Rules in a file: JSON as Sealpost writes it and as its console answers, or what
/// `Export-TransportRuleCollection` writes.
final class RuleFile {
  private static final JsonMapper JSON = new JsonMapper();

  private RuleFile() {}

  /// @param directory whom the rules of an export are about
  /// @param templates that the rules of an export may name
  /// @param warnings told of rules that are left out
  static RuleSet read(
      Path file, Directory directory, ProtectionTemplates templates, Consumer<String> warnings)
      throws CommandFailedException {
    byte[] bytes = GivenFile.read(file, Configurations.LARGEST);
    if (looksLikeXml(bytes)) {
      return ExportedRules.read(file, bytes, directory, templates, warnings);
    }
    try {
      return fromJson(new String(bytes, UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "%s holds no rules that can be read, %s".formatted(file, reason(malformed)),
          malformed);
    }
  }

  /// A rule set, as it is or as the console answers it.
  static RuleSet fromJson(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (!tree.isObject()) {
        throw new IllegalArgumentException("it is not an object with the member rules");
      }
      if (tree instanceof ObjectNode answer && answer.has("version")) {
        answer.retain("rules");
        return RuleJson.read(answer.toString());
      }
      return RuleJson.read(json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "it is not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  /// In UTF-8 or UTF-16, with or without a mark.
  private static boolean looksLikeXml(byte[] bytes) {
    for (int at = 0; at < Math.min(bytes.length, 64); at++) {
      int octet = bytes[at] & 0xff;
      if (octet == '<') {
        return true;
      }
      boolean isMarkOrSpace = octet >= 0xbb || octet <= ' ';
      if (!isMarkOrSpace) {
        return false;
      }
    }
    return false;
  }

  static String reason(IllegalArgumentException malformed) {
    return Objects.requireNonNullElse(malformed.getMessage(), "for no reason that is known")
        .lines()
        .findFirst()
        .orElse("");
  }
}
