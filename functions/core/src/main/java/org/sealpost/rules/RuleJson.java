package org.sealpost.rules;

import static org.sealpost.Require.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.ByteSize;
import org.sealpost.rules.predicate.IpRange;
import org.sealpost.rules.predicate.RulePredicate;

/// Rules as JSON: stored so, and shown so to developers. A predicate or an action stands as an
/// object of one member, its name: `{"SentToScope": {"scope": "OUTSIDE"}}`. The names are those of
/// the records, found through the sealed families. Members of a rule that stand for a default may
/// be missing ([RuleDefaults]).
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
      JsonNode tree = MAPPER.readTree(json);
      require(tree.isObject(), "not a rule set: an object with the member rules is expected");
      return MAPPER.treeToValue(RuleDefaults.filledIn(tree), RuleSet.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("not a rule set: " + malformed.getMessage(), malformed);
    }
  }

  private static JsonMapper mapper() {
    SimpleModule module = new SimpleModule("rules");
    addText(module, EmailAddress.class, EmailAddress::of);
    addText(module, Domain.class, Domain::new);
    addText(module, RuleName.class, RuleName::new);
    addText(module, RuleId.class, RuleId::new);
    addText(module, ByteSize.class, ByteSize::of);
    addText(module, IpRange.class, IpRange::new);
    addText(module, TextPattern.class, TextPattern::new);
    addText(module, Instant.class, RuleJson::instant);
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModules(module, new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .annotationIntrospector(new OptionalsMayBeMissing())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(Optional.class, RuleJson::mayBeMissing)
            .withConfigOverride(OptionalInt.class, RuleJson::mayBeMissing)
            .withCoercionConfigDefaults(RuleJson::refuseOtherScalars)
            .addMixIn(RulePredicate.class, ByName.class)
            .addMixIn(RuleAction.class, ByName.class);
    Stream.of(RulePredicate.class, RuleAction.class)
        .flatMap(RuleJson::leaves)
        .forEach(leaf -> builder.registerSubtypes(new NamedType(leaf, leaf.getSimpleName())));
    return builder.build();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException("a time, such as 2026-11-22T12:00:00Z", malformed);
    }
  }

  /// A number or an empty text never becomes something else: who wrote it meant something else.
  private static void refuseOtherScalars(MutableCoercionConfig coercions) {
    for (CoercionInputShape shape :
        List.of(
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.Boolean,
            CoercionInputShape.EmptyString)) {
      coercions.setCoercion(shape, CoercionAction.Fail);
    }
  }

  private static void mayBeMissing(MutableConfigOverride optional) {
    optional.setSetterInfo(JsonSetter.Value.construct(Nulls.SET, Nulls.SET));
  }

  /// All kinds of a sealed family.
  static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RuleJson::leaves)
        : Stream.of(type);
  }

  private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new TextDeserializer<>(type, parse));
  }

  /// Everything else has to be there.
  private static final class OptionalsMayBeMissing extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return !member.getRawType().equals(Optional.class)
          && !member.getRawType().equals(OptionalInt.class);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  private interface ByName {}

  /// Takes the text as it stands: a pattern may begin or end with white space.
  private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final transient Function<String, T> parse;

    TextDeserializer(Class<T> type, Function<String, T> parse) {
      super(type);
      this.type = type;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return type.cast(context.handleUnexpectedToken(type, json));
      }
      try {
        return parse.apply(json.getText());
      } catch (IllegalArgumentException refused) {
        throw context.weirdStringException(
            json.getText(), type, Optional.ofNullable(refused.getMessage()).orElse("refused"));
      }
    }
  }
}
