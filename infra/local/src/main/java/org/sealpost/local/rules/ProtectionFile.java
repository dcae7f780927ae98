package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.sealpost.configuration.Configurations;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;

/// Protection settings in a file: JSON as Sealpost writes them, or as its console answers.
final class ProtectionFile {
  private static final JsonMapper JSON = new JsonMapper();

  private ProtectionFile() {}

  static ProtectionSettings read(Path file) throws CommandFailedException {
    byte[] bytes = GivenFile.read(file, Configurations.LARGEST);
    try {
      return fromJson(new String(bytes, UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "%s holds no protection settings that can be read: %s"
              .formatted(file, RuleFile.reason(malformed)),
          malformed);
    }
  }

  /// Settings, as they are or as the console answers them.
  static ProtectionSettings fromJson(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      return ProtectionSettingsJson.read(
          tree.path("settings").isObject() ? tree.path("settings").toString() : json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "it is not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }
}
