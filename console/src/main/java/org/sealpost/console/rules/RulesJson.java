package org.sealpost.console.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpStatus;
import java.util.List;
import org.sealpost.administration.RuleWarning;
import org.sealpost.console.web.RefusedException;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;

/// Rules as the API gives and takes them: as [RuleJson] does, with what belongs to a version beside
/// them. What was given may be sent back as it is.
final class RulesJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RulesJson() {}

  static String write(long version, RuleSet rules, List<RuleWarning> warnings) {
    ObjectNode json = MAPPER.createObjectNode().put("version", version);
    try {
      json.setAll((ObjectNode) MAPPER.readTree(RuleJson.write(rules)));
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("rules that were written and cannot be read", bug);
    }
    json.set("warnings", json(warnings));
    return json.toPrettyString();
  }

  static String saved(long version, List<RuleWarning> warnings) {
    ObjectNode json = MAPPER.createObjectNode().put("version", version);
    json.set("warnings", json(warnings));
    return json.toString();
  }

  private static ArrayNode json(List<RuleWarning> warnings) {
    ArrayNode json = MAPPER.createArrayNode();
    for (RuleWarning warning : warnings) {
      json.addObject()
          .put("rule", warning.rule().value())
          .put("kind", Words.of(warning.kind()))
          .put("message", warning.message());
    }
    return json;
  }

  /// @throws RefusedException if these are no rules; it names the place
  static RuleSet read(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree instanceof ObjectNode object) {
        object.remove(List.of("version", "warnings"));
      }
      return RuleJson.read(tree.toString());
    } catch (JsonProcessingException malformed) {
      throw refused("This is not JSON: " + Words.withoutOurNames(malformed));
    } catch (IllegalArgumentException notRules) {
      throw refused(Words.withoutOurNames(notRules));
    }
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(HttpStatus.BAD_REQUEST, "bad-rules", sentence);
  }
}
