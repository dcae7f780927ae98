package org.sealpost.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;

/// What answers hold.
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();

  private Answers() {}

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(answer.body(), malformed);
    }
  }

  static String code(HttpResponse<String> answer) {
    return answer.statusCode() + " " + json(answer).path("code").asText();
  }
}
