package org.sealpost.protection.settings;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;
import org.sealpost.protection.template.TemplateText;

/// Protection settings as JSON: stored so, and given so through the API. What is missing has its
/// default nowhere: all members stand there, but for those that are empty.
public final class ProtectionSettingsJson {
  private static final JsonMapper MAPPER = mapper();

  private ProtectionSettingsJson() {}

  /// Equal settings make equal texts.
  public static String write(ProtectionSettings settings) {
    try {
      return MAPPER.writeValueAsString(settings);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("settings that cannot be written", bug);
    }
  }

  /// @throws IllegalArgumentException if it is not such a text; the message says where and why
  public static ProtectionSettings read(String json) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, ProtectionSettings.class))
          .orElseThrow(() -> new IllegalArgumentException("not protection settings: null"));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "not protection settings: " + reason(malformed) + place(malformed), malformed);
    }
  }

  /// In our words where a value was refused by its type.
  private static String reason(JsonProcessingException malformed) {
    return malformed.getCause() instanceof IllegalArgumentException refused
            && refused.getMessage() != null
        ? refused.getMessage()
        : malformed.getOriginalMessage();
  }

  /// As a path of members, else as a line.
  private static String place(JsonProcessingException malformed) {
    if (malformed instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      StringBuilder path = new StringBuilder();
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() == null) {
          path.append('[').append(step.getIndex()).append(']');
        } else {
          path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        }
      }
      return " (at " + path + ")";
    }
    return malformed.getLocation() == null
        ? ""
        : " (in line %d)".formatted(malformed.getLocation().getLineNr());
  }

  private static JsonMapper mapper() {
    SimpleModule texts = new SimpleModule("texts");
    addText(texts, EmailAddress.class, EmailAddress::of);
    addText(texts, Domain.class, Domain::new);
    texts.addSerializer(new SortedSet());
    return JsonMapper.builder()
        .addMixIn(ProtectionTemplate.class, TemplateOfBefore.class)
        .injectableValues(new InjectableValues.Std().addValue(TemplateOfBefore.NO_PASSKEY, false))
        .addModules(new Jdk8Module(), new JavaTimeModule(), texts)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  /// Templates that were stored before there were passkeys ask for none. The one default that there
  /// is.
  private abstract static class TemplateOfBefore {
    static final String NO_PASSKEY = "no passkey";

    @JsonCreator
    @SuppressWarnings("unused") // its annotations are what counts
    TemplateOfBefore(
        String name,
        Map<String, TemplateText> texts,
        UsageRights rights,
        Optional<ReaderList> readers,
        ContentExpiry expiry,
        AttachmentAccess attachments,
        TemplateStatus status,
        @JacksonInject(value = NO_PASSKEY, useInput = OptBoolean.TRUE) boolean requirePasskey) {}
  }

  private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new TextDeserializer<>(type, parse));
  }

  /// The order of a set is not its own; in text it must be.
  private static final class SortedSet extends StdSerializer<Set<?>> {
    private static final long serialVersionUID = 1L;

    SortedSet() {
      super(Set.class, false);
    }

    @Override
    public void serialize(Set<?> set, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (Object element : set.stream().sorted(Comparator.comparing(Object::toString)).toList()) {
        provider.defaultSerializeValue(element, json);
      }
      json.writeEndArray();
    }
  }

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
