package org.sealpost.protection.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;

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
      return MAPPER.readValue(json, ProtectionSettings.class);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "not protection settings: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static JsonMapper mapper() {
    SimpleModule texts = new SimpleModule("texts");
    texts.addSerializer(new SetInOrder());
    addText(texts, EmailAddress.class, EmailAddress::of);
    addText(texts, Domain.class, Domain::new);
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule(), texts)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new TextDeserializer<>(type, parse));
  }

  /// Sets of records have no order of their own, not even the same one in every run.
  private static final class SetInOrder extends StdSerializer<Set<?>> {
    private static final long serialVersionUID = 1L;

    SetInOrder() {
      super(TypeFactory.defaultInstance().constructCollectionType(Set.class, Object.class));
    }

    @Override
    public void serialize(Set<?> set, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(
          set.stream().sorted(Comparator.comparing(Object::toString)).toList(), json);
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
