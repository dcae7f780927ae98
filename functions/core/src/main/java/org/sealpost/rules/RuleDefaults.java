package org.sealpost.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a rule in JSON need not say: that it is enabled, and every property that is as usual
/// ([RuleProperties#DEFAULT]).
final class RuleDefaults {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RuleDefaults() {}

  /// The same tree with what is missing; other trees as they are.
  static JsonNode filledIn(JsonNode ruleSet) {
    ruleSet
        .path("rules")
        .forEach(
            rule -> {
              if (rule instanceof ObjectNode object) {
                fillIn(object);
              }
            });
    return ruleSet;
  }

  private static void fillIn(ObjectNode rule) {
    fillIn(rule, "enabled", NODES.booleanNode(true));
    fillIn(rule, "properties", NODES.objectNode());
    List.of("conditions", "exceptions", "actions", "kept")
        .forEach(list -> fillIn(rule, list, NODES.arrayNode()));
    if (rule.get("properties") instanceof ObjectNode properties) {
      fillIn(properties, "mode", NODES.textNode(RuleProperties.DEFAULT.mode().name()));
      fillIn(
          properties, "errorAction", NODES.textNode(RuleProperties.DEFAULT.errorAction().name()));
      fillIn(
          properties,
          "senderAddressLocation",
          NODES.textNode(RuleProperties.DEFAULT.senderAddressLocation().name()));
      fillIn(
          properties,
          "recipientAddressType",
          NODES.textNode(RuleProperties.DEFAULT.recipientAddressType().name()));
      fillIn(properties, "comments", NODES.textNode(RuleProperties.DEFAULT.comments()));
    }
  }

  private static void fillIn(ObjectNode object, String member, JsonNode otherwise) {
    if (!object.has(member)) {
      object.set(member, otherwise);
    }
  }
}
