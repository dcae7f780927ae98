package org.sealpost.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.ByteSize;
import org.sealpost.rules.predicate.IpRange;
import org.sealpost.rules.predicate.RulePredicate;

/// The JSON Schema (2020-12) of what [RuleJson] reads, made from the records themselves. Whatever
/// it refuses is refused; what it lets through may still be, where a rule makes no sense as a
/// whole.
public final class RuleSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode definitions = NODES.objectNode();

  private RuleSchema() {}

  public static String text() {
    return new RuleSchema().schema().toPrettyString() + "\n";
  }

  private ObjectNode schema() {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Mail flow rules of Sealpost, in the order of their priority");
    schema.put("type", "object");
    ObjectNode rules = schema.putObject("properties").putObject("rules");
    rules.put("type", "array").put("maxItems", RuleSet.MOST_RULES);
    rules.set("items", reference("rule"));
    schema.putArray("required").add("rules");
    schema.put("additionalProperties", false);
    definitions.set("rule", rule());
    definitions.set("predicate", anyOf(RulePredicate.class));
    definitions.set("action", anyOf(RuleAction.class));
    schema.set("$defs", definitions);
    return schema;
  }

  private ObjectNode rule() {
    // RuleDefaults knows the rest.
    ObjectNode rule = record(MailFlowRule.class, false);
    rule.putArray("required").add("id").add("name");
    ((ObjectNode) rule.path("properties").path("properties")).remove("required");
    return rule;
  }

  /// An object of one member, which is named as the kind is.
  private ObjectNode anyOf(Class<?> family) {
    ObjectNode any = NODES.objectNode();
    ArrayNode kinds = any.putArray("oneOf");
    RuleJson.leaves(family)
        .forEach(
            kind -> {
              String name = kind.getSimpleName();
              ObjectNode wrapper = NODES.objectNode().put("type", "object");
              wrapper
                  .putObject("properties")
                  .set(name, record(kind, family == RulePredicate.class));
              wrapper.putArray("required").add(name);
              wrapper.put("additionalProperties", false);
              if (definitions.has(name)) {
                throw new IllegalStateException("two kinds of the name " + name);
              }
              definitions.set(name, wrapper);
              kinds.add(reference(name));
            });
    return any;
  }

  /// @param filled whether its lists have at least one item
  private ObjectNode record(Class<?> type, boolean filled) {
    ObjectNode object = NODES.objectNode().put("type", "object");
    ObjectNode members = object.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      members.set(component.getName(), of(component.getGenericType(), filled));
      if (component.getType() != Optional.class && component.getType() != OptionalInt.class) {
        required.add(component.getName());
      }
    }
    if (!required.isEmpty()) {
      object.set("required", required);
    }
    return object.put("additionalProperties", false);
  }

  private ObjectNode of(Type type, boolean filled) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return orNull(of(of[0], filled));
      }
      if (generic.getRawType() == Map.class) {
        ObjectNode map = NODES.objectNode().put("type", "object");
        if (filled) {
          map.put("minProperties", 1);
        }
        return map.set("additionalProperties", of(of[1], filled));
      }
      if (Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
        ObjectNode list = NODES.objectNode().put("type", "array");
        if (filled) {
          list.put("minItems", 1);
        }
        return list.set("items", of(of[0], filled));
      }
    }
    return ofClass((Class<?>) type, filled);
  }

  private ObjectNode ofClass(Class<?> type, boolean filled) {
    if (type == RulePredicate.class) {
      return reference("predicate");
    }
    if (type == RuleAction.class) {
      return reference("action");
    }
    if (type.isEnum()) {
      ObjectNode names = NODES.objectNode();
      ArrayNode values = names.putArray("enum");
      Stream.of(type.getEnumConstants()).forEach(value -> values.add(((Enum<?>) value).name()));
      return names;
    }
    Optional<ObjectNode> written = asWritten(type);
    if (written.isPresent()) {
      return written.get();
    }
    if (type.isRecord()) {
      return record(type, filled);
    }
    throw new IllegalStateException("no JSON for " + type);
  }

  /// What stands as a text, a number or a truth value.
  private static Optional<ObjectNode> asWritten(Class<?> type) {
    ObjectNode node = NODES.objectNode();
    if (type == boolean.class) {
      return Optional.of(node.put("type", "boolean"));
    }
    if (type == int.class) {
      return Optional.of(node.put("type", "integer"));
    }
    if (type == OptionalInt.class) {
      return Optional.of(orNull(node.put("type", "integer")));
    }
    node.put("type", "string");
    if (type == String.class) {
      return Optional.of(node);
    }
    if (type == EmailAddress.class) {
      return Optional.of(node.put("pattern", "^.+@.+$").put("description", "a mail address"));
    }
    if (type == Domain.class) {
      return Optional.of(node.put("minLength", 1).put("description", "a mail domain"));
    }
    if (type == RuleName.class) {
      return Optional.of(node.put("minLength", 1));
    }
    if (type == RuleId.class) {
      return Optional.of(
          node.put("pattern", "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"));
    }
    if (type == ByteSize.class) {
      return Optional.of(node.put("pattern", "^\\s*[0-9]{1,12}\\s*([kKmMgGtT]?[bB])?\\s*$"));
    }
    if (type == IpRange.class) {
      return Optional.of(
          node.put("pattern", "^[0-9A-Fa-f.:/\\s-]+$")
              .put("description", "192.0.2.1, 192.0.2.1-192.0.2.9, 192.0.2.0/24; or IPv6"));
    }
    if (type == TextPattern.class) {
      return Optional.of(
          node.put("minLength", 1)
              .put("maxLength", 1024)
              .put("description", "a regular expression in the syntax of .NET"));
    }
    return type == Instant.class
        ? Optional.of(node.put("format", "date-time").put("pattern", "^[0-9+-].*[Zz0-9]$"))
        : Optional.empty();
  }

  private static ObjectNode orNull(JsonNode schema) {
    ObjectNode optional = NODES.objectNode();
    optional.putArray("anyOf").add(schema).add(NODES.objectNode().put("type", "null"));
    return optional;
  }

  private static ObjectNode reference(String definition) {
    return NODES.objectNode().put("$ref", "#/$defs/" + definition);
  }
}
