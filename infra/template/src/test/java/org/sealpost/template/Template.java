package org.sealpost.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// The template after the SAM transform: plain CloudFormation, intrinsic functions still in place.
record Template(ObjectNode root) {
  private static final class Transformed {
    static final Template TEMPLATE = read();

    private static Template read() {
      SamTools.Outcome outcome = SamTools.transform(SamTools.root().resolve("template.yaml"));
      if (!outcome.succeeded()) {
        throw new IllegalStateException(outcome.err());
      }
      try {
        return new Template((ObjectNode) new ObjectMapper().readTree(outcome.out()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// A copy of its own: a test may change it.
  static Template transformed() {
    // Outside the holder, so that a missing SAM CLI skips every test and not only the first.
    SamTools.environment();
    return new Template(Transformed.TEMPLATE.root().deepCopy());
  }

  boolean has(String resource) {
    return root.path("Resources").has(resource);
  }

  String type(String resource) {
    return root.path("Resources").path(resource).path("Type").asText();
  }

  JsonNode properties(String resource) {
    if (!has(resource)) {
      throw new IllegalArgumentException("no resource " + resource);
    }
    return root.path("Resources").path(resource).path("Properties");
  }

  JsonNode parameter(String name) {
    return root.path("Parameters").path(name);
  }

  /// Properties by logical id.
  Map<String, JsonNode> ofType(String type) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    root.path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
              }
            });
    return found;
  }

  /// The logical id a value points to by Ref or GetAtt.
  static String target(JsonNode value) {
    JsonNode pointer = value.has("Ref") ? value.get("Ref") : value.path("Fn::GetAtt").path(0);
    if (!pointer.isTextual()) {
      throw new IllegalArgumentException("points to no resource: " + value);
    }
    return pointer.asText();
  }
}
