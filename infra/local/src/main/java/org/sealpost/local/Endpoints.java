package org.sealpost.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;

/// Where everything is. Written to `endpoints.json` when all of it can be used.
///
/// @param smtp host and port
public record Endpoints(String smtp, URI portal, URI console, URI api, URI outbox) {
  static final String FILE = "endpoints.json";

  byte[] asJson() {
    ObjectMapper json = new ObjectMapper();
    try {
      return (json.writerWithDefaultPrettyPrinter()
                  .writeValueAsString(
                      json.createObjectNode()
                          .put("smtp", smtp)
                          .put("portal", portal.toString())
                          .put("console", console.toString())
                          .put("api", api.toString())
                          .put("outbox", outbox.toString()))
              + "\n")
          .getBytes(UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
