package org.sealpost.rules;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.TextPattern;

/// Rules as JSON: stored so, and shown so to developers. A predicate or an action stands as an
/// object of one member, its name: `{"SentToScope": {"scope": "OUTSIDE"}}`. The names are those of
/// the records, found through the sealed families.
public final class RuleJson {
  private static final JsonMapper MAPPER = mapper();

  private RuleJson() {}

  public static String write(RuleSet rules) {
    try {
      return MAPPER.writeValueAsString(rules);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a rule set that cannot be written", bug);
    }
  }

  /// @throws IllegalArgumentException if it is not a rule set: unknown names and missing members
  ///     included. The message names the place
  public static RuleSet read(String json) {
    try {
      return MAPPER.readValue(json, RuleSet.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("not a rule set: " + malformed.getMessage(), malformed);
    }
  }

  private static JsonMapper mapper() {
    SimpleModule module = new SimpleModule("rules");
    addText(module, EmailAddress.class, EmailAddress::of);
    addText(module, Domain.class, Domain::new);
    addText(module, RuleName.class, RuleName::new);
    addText(module, TextPattern.class, TextPattern::new);
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(module)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(RulePredicate.class, ByName.class)
            .addMixIn(RuleAction.class, ByName.class);
    Stream.of(RulePredicate.class, RuleAction.class)
        .flatMap(RuleJson::leaves)
        .forEach(leaf -> builder.registerSubtypes(new NamedType(leaf, leaf.getSimpleName())));
    return builder.build();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RuleJson::leaves)
        : Stream.of(type);
  }

  private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new TextDeserializer<>(type, parse));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  private interface ByName {}

  private static final class TextDeserializer<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    TextDeserializer(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      return parse.apply(value);
    }
  }
}
