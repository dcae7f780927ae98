package org.sealpost.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.aws.json.Json;

final class ClientTest {
  private static final String BY =
      " by inbound-smtp.eu-west-1.amazonaws.com with SMTP id abc for bob@partner.example;"
          + " Sun, 22 Nov 2026 09:00:00 +0000 (UTC)";

  private static JsonNode mail(String... received) {
    ObjectNode mail = JsonNodeFactory.instance.objectNode();
    var headers = mail.putArray("headers");
    headers.addObject().put("name", "Return-Path").put("value", "<[192.0.2.99]>");
    for (String value : received) {
      headers.addObject().put("name", "Received").put("value", value);
    }
    return mail;
  }

  @ParameterizedTest
  @CsvSource({
    "from mail.example (mail.example [192.0.2.1]), 192.0.2.1",
    "from mail.example ([192.0.2.1]), 192.0.2.1",
    "from [10.0.0.1] (unknown [192.0.2.1]), 192.0.2.1",
    "from mail.example (mail.example [IPv6:2001:db8::7]), 2001:db8:0:0:0:0:0:7",
    "from mail.example (mail.example [2001:db8::7]), 2001:db8:0:0:0:0:0:7",
    "from mail.example (mail.example [::ffff:192.0.2.1]), 192.0.2.1"
  })
  void clientShouldBeTheAddressInTheTopmostTrace(String from, String address) {
    assertThat(Client.of(mail(from + BY, "from inner (inner [10.1.1.1])" + BY))).contains(address);
  }

  @Test
  void clientShouldBeFoundInAFoldedField() {
    assertThat(Client.of(mail("from mail.example\r\n\t(mail.example\r\n [192.0.2.1])" + BY)))
        .contains("192.0.2.1");
  }

  /// Whoever says HELO may say anything; what could be taken for an address beside the real one
  /// makes the whole field worth nothing.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "from x ([10.0.0.1]) by y (mail.example [192.0.2.1])",
        "from ([10.0.0.1]) (mail.example [192.0.2.1])",
        "from mail.example (([10.0.0.1]) [192.0.2.1])",
        "from mail.example (mail.example [256.1.1.1])",
        "from mail.example (mail.example [1:2])",
        "from mail.example (mail.example [localhost])",
        "from mail.example (mail.example [])",
        "from [192.0.2.1]",
        "from mail.example (mail.example 192.0.2.1)",
        "from mail.example",
        ""
      })
  void clientShouldNotBeGuessed(String from) {
    assertThat(Client.of(mail(from + BY, "from inner (inner [10.1.1.1])" + BY))).isEmpty();
  }

  @Test
  void clientShouldNotBeLookedForInAFieldOfAnySize() {
    String spite = "(".repeat(20_000) + " [".repeat(20_000) + "(x [192.0.2.1])";

    assertThat(Client.of(mail(spite))).isEmpty();
  }

  @Test
  void clientShouldBeWhatTheEventSays() {
    ObjectNode mail = (ObjectNode) mail("from mail.example (mail.example [192.0.2.1])" + BY);

    assertThat(Client.of(mail.put("sourceIp", "127.0.0.1"))).contains("127.0.0.1");
    assertThat(Client.of(mail.put("sourceIp", "nonsense"))).contains("192.0.2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"headers\": null}",
        "{\"headers\": {}}",
        "{\"headers\": \"Received\"}",
        "{\"headers\": [null, 1, {}, {\"name\": null}]}",
        "{\"headers\": [{\"name\": \"Received\"}]}",
        "{\"headers\": [{\"name\": \"received\", \"value\": null}]}",
        "{\"sourceIp\": {}}",
        "{\"sourceIp\": null}"
      })
  void clientShouldFailNoMail(String json) {
    assertThat(Client.of(Json.read("{\"mail\": " + json + "}", JsonNode.class).path("mail")))
        .isEmpty();
  }
}
