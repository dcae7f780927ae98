package org.sealpost.organization.directory;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;

/// A directory as JSON: stored so, and given so through the API.
///
/// ```
/// {"people": [{"address": "alice@contoso.example", "aliases": ["a.aermel@contoso.example"],
///              "manager": "carol@contoso.example", "attributes": {"Department": "Sales"}}],
///  "groups": [{"address": "sales@contoso.example", "name": "Sales",
///              "members": ["alice@contoso.example"]}]}
/// ```
///
/// Of a person all but the address may be missing, of a group the members; nothing else may be
/// there. On one line, because a large organization makes a long text. Equal directories make equal
/// texts.
public final class DirectoryJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DirectoryJson() {}

  public static String write(Directory directory) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("people");
      for (Person person : directory.people()) {
        write(person, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("groups");
      for (Group group : directory.groups()) {
        write(group, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException bug) {
      throw new IllegalStateException("a directory that cannot be written", bug);
    }
    return text.toString();
  }

  private static void write(Person person, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("address", person.address().toString());
    write("aliases", person.aliases(), json);
    if (person.manager().isPresent()) {
      json.writeStringField("manager", person.manager().get().toString());
    }
    json.writeObjectFieldStart("attributes");
    for (DirectoryAttribute attribute : DirectoryAttribute.values()) {
      Optional<String> value = Optional.ofNullable(person.attributes().get(attribute));
      if (value.isPresent()) {
        json.writeStringField(attribute.label(), value.get());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(Group group, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("address", group.address().toString());
    json.writeStringField("name", group.name());
    write("members", group.members(), json);
    json.writeEndObject();
  }

  private static void write(String name, Collection<EmailAddress> addresses, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String address : addresses.stream().map(EmailAddress::toString).sorted().toList()) {
      json.writeString(address);
    }
    json.writeEndArray();
  }

  /// @throws IllegalArgumentException if it is not a directory: unknown, missing and repeated
  ///     members included. The message names the place
  public static Directory read(String json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "not a directory: " + malformed.getOriginalMessage() + place(malformed), malformed);
    }
    JsonPlace root = new JsonPlace("", tree);
    root.members(Set.of("people", "groups"), Set.of());
    return new Directory(
        root.at("people").items().stream().map(DirectoryJson::person).toList(),
        root.at("groups").items().stream().map(DirectoryJson::group).toList());
  }

  private static String place(JsonProcessingException malformed) {
    return Optional.ofNullable(malformed.getLocation())
        .map(at -> " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()))
        .orElse("");
  }

  private static Person person(JsonPlace place) {
    place.members(Set.of("address"), Set.of("aliases", "manager", "attributes"));
    return new Person(
        place.at("address").address(),
        place.has("aliases") ? place.at("aliases").addresses() : Set.of(),
        place.has("attributes") ? attributes(place.at("attributes")) : Map.of(),
        place.has("manager") ? Optional.of(place.at("manager").address()) : Optional.empty());
  }

  private static Map<DirectoryAttribute, String> attributes(JsonPlace place) {
    Map<DirectoryAttribute, String> attributes = new EnumMap<>(DirectoryAttribute.class);
    for (String name : place.names()) {
      DirectoryAttribute attribute =
          DirectoryAttribute.labelled(name)
              .orElseThrow(() -> place.at(name).refusal("there is no such attribute"));
      if (attributes.put(attribute, place.at(name).text()) != null) {
        throw place.at(name).refusal("the attribute is there twice");
      }
    }
    return attributes;
  }

  private static Group group(JsonPlace place) {
    place.members(Set.of("address", "name"), Set.of("members"));
    return new Group(
        place.at("address").address(),
        place.at("name").filledText(),
        place.has("members") ? place.at("members").addresses() : Set.of());
  }
}
