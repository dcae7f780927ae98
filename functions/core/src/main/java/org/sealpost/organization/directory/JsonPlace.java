package org.sealpost.organization.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.mail.EmailAddress;

/// A value in a JSON document with the way to it, to say where something is wrong.
///
/// @param way as a JSON pointer (RFC 6901)
record JsonPlace(String way, JsonNode node) {
  /// All `required` are there, and nothing but these and the `optional`.
  void members(Set<String> required, Set<String> optional) {
    if (!node.isObject()) {
      throw refusal("an object is needed here");
    }
    for (String name : names()) {
      if (!required.contains(name) && !optional.contains(name)) {
        throw at(name).refusal("there is no such member");
      }
    }
    required.stream()
        .filter(name -> !node.has(name))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw at(name).refusal("is missing");
            });
  }

  List<String> names() {
    if (!node.isObject()) {
      throw refusal("an object is needed here");
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  boolean has(String name) {
    return node.has(name);
  }

  JsonPlace at(String name) {
    return new JsonPlace(way + "/" + name.replace("~", "~0").replace("/", "~1"), node.path(name));
  }

  List<JsonPlace> items() {
    if (!node.isArray()) {
      throw refusal("a list is needed here");
    }
    List<JsonPlace> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonPlace(way + "/" + i, node.get(i)));
    }
    return items;
  }

  String text() {
    if (!node.isTextual()) {
      throw refusal("a text is needed here");
    }
    return node.textValue();
  }

  String filledText() {
    if (text().isBlank()) {
      throw refusal("this must not be empty");
    }
    return text();
  }

  EmailAddress address() {
    return EmailAddress.parse(text()).orElseThrow(() -> refusal("this is not a mail address"));
  }

  Set<EmailAddress> addresses() {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    for (JsonPlace item : items()) {
      if (!addresses.add(item.address())) {
        throw item.refusal("the address is there twice");
      }
    }
    return addresses;
  }

  IllegalArgumentException refusal(String why) {
    return new IllegalArgumentException(
        "not a directory: %s: %s".formatted(way.isEmpty() ? "/" : way, why));
  }
}
