package org.sealpost.aws.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.delivery.WrapperSubject;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.IntakeKey;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.passkey.PasskeyId;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.UsageRights;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.TraceEvent;

/// Writes and reads our records. Ids and addresses stand as text; a record of a sealed family as an
/// object of one member, its name: `{"Read": {"at": …}}`. An optional that is missing is empty, so
/// that records may grow; anything else that is missing or not known fails.
public final class Json {
  /// What was stored before there were passkeys asks for none.
  private static final String NO_PASSKEY = "no passkey";

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a record that cannot be written", bug);
    }
  }

  /// @throws IllegalArgumentException if it is not such a record; the message carries nothing of it
  public static <T> T read(String json, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, type))
          .orElseThrow(() -> new IllegalArgumentException("not a " + type.getSimpleName()));
    } catch (JsonProcessingException malformed) {
      // Neither Jackson's message nor its cause: both quote what they could not read.
      throw new IllegalArgumentException(
          "not a " + type.getSimpleName() + ": " + malformed.getClass().getSimpleName());
    }
  }

  private static JsonMapper mapper() {
    SimpleModule texts = new SimpleModule("texts");
    addText(texts, EmailAddress.class, EmailAddress::of);
    addText(texts, Domain.class, Domain::new);
    addText(texts, MessageId.class, MessageId::new);
    addText(texts, IntakeId.class, IntakeId::new);
    addText(texts, IntakeKey.class, IntakeKey::new);
    addText(texts, DeliveryId.class, DeliveryId::new);
    addText(texts, OrganizationId.class, OrganizationId::new);
    addText(texts, ProtectedMessageId.class, ProtectedMessageId::new);
    addText(texts, RecipientKey.class, RecipientKey::new);
    addText(texts, RuleId.class, RuleId::new);
    addText(texts, RuleName.class, RuleName::new);
    addText(texts, SignInMethod.class, SignInMethod::new);
    addText(texts, MailboxKey.class, MailboxKey::new);
    addText(texts, PasskeyId.class, PasskeyId::new);
    addText(texts, NetworkPrefix.class, NetworkPrefix::new);
    addText(
        texts,
        PortalLink.class,
        text ->
            PortalLink.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a portal link")));
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addMixIn(Protection.class, ProtectionOfBefore.class)
            .addMixIn(ProtectionTerms.class, TermsOfBefore.class)
            .injectableValues(new InjectableValues.Std().addValue(NO_PASSKEY, false))
            .addModules(new Jdk8Module(), new JavaTimeModule(), texts)
            // A record's components are all that it holds; its questions are no part of it.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    Stream.of(DeliveryOrder.class, TraceEvent.class, QuarantineState.class, WrapperSubject.class)
        .forEach(
            family -> {
              builder.addMixIn(family, ByName.class);
              for (Class<?> member : family.getPermittedSubclasses()) {
                builder.registerSubtypes(new NamedType(member, member.getSimpleName()));
              }
            });
    return builder.build();
  }

  private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new TextDeserializer<>(type, parse));
  }

  private abstract static class ProtectionOfBefore {
    @JsonCreator
    @SuppressWarnings("unused") // its annotations are what counts
    ProtectionOfBefore(
        String template,
        UsageRights rights,
        AttachmentAccess attachments,
        ContentExpiry expiry,
        List<ReaderList> readers,
        @JacksonInject(value = NO_PASSKEY, useInput = OptBoolean.TRUE) boolean requirePasskey) {}
  }

  private abstract static class TermsOfBefore {
    @JsonCreator
    @SuppressWarnings("unused") // its annotations are what counts
    TermsOfBefore(
        String template,
        UsageRights rights,
        AttachmentAccess attachments,
        MessageExpiry expiry,
        Scope protectedBy,
        boolean passcodeOnly,
        boolean notifyWhenRead,
        @JacksonInject(value = NO_PASSKEY, useInput = OptBoolean.TRUE) boolean requirePasskey) {}
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
