package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.sealpost.rules.simulation.Printable;

/// The console's API, as an admin's program asks it.
public final class ConsoleClient implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  private final ConsoleAddress console;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .build();

  ConsoleClient(ConsoleAddress console) {
    this.console = console;
  }

  /// @param path from `/api` on, with query
  public byte[] get(String path) throws CommandFailedException {
    return answer(request(path).GET());
  }

  public byte[] post(String path, String mediaType, byte[] body) throws CommandFailedException {
    return answer(
        request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
  }

  /// Changes what was there when this was called, and nothing that somebody changes meanwhile.
  ///
  /// @param changed path of what is changed
  byte[] post(String path, String mediaType, byte[] body, String changed)
      throws CommandFailedException {
    Optional<String> version = sent(request(changed).GET().build()).headers().firstValue("ETag");
    HttpRequest.Builder request =
        request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body));
    version.ifPresent(tag -> request.header("If-Match", tag));
    return answer(request);
  }

  /// Puts this in the place of what was there when this was called; changes nothing that somebody
  /// changes meanwhile.
  ///
  /// @param path of what is changed
  /// @param query begins with `?`, or is empty
  public byte[] put(String path, String query, byte[] json) throws CommandFailedException {
    Optional<String> version = sent(request(path).GET().build()).headers().firstValue("ETag");
    HttpRequest.Builder request =
        request(path + query)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(json));
    version.ifPresent(tag -> request.header("If-Match", tag));
    return answer(request);
  }

  public void delete(String path) throws CommandFailedException {
    answer(request(path).DELETE());
  }

  /// The answer, which is an object.
  public JsonNode object(byte[] answer) throws CommandFailedException {
    return json(answer)
        .filter(JsonNode::isObject)
        .orElseThrow(
            () -> refused("%s does not answer as a console does.".formatted(console.address())));
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(console.address() + path))
        .timeout(ANSWERING)
        .header("Authorization", "Bearer " + console.token())
        .header("Accept", "application/json, */*;q=0.5");
  }

  private byte[] answer(HttpRequest.Builder request) throws CommandFailedException {
    HttpResponse<byte[]> answer = sent(request.build());
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    throw refused(explanation(answer));
  }

  private HttpResponse<byte[]> sent(HttpRequest request) throws CommandFailedException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(
          CommandFailedException.REFUSED, "Stopped while the console was asked.", stop);
    } catch (InterruptedIOException slow) {
      throw unreachable("does not answer in time", slow);
    } catch (IOException unreachable) {
      throw unreachable("cannot be reached", unreachable);
    }
  }

  private CommandFailedException unreachable(String how, IOException cause) {
    return new CommandFailedException(
        CommandFailedException.REFUSED,
        "The console at %s %s: is it running? ./sealpost up starts one here."
            .formatted(console.address(), how),
        cause);
  }

  private String explanation(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 401) {
      return "The console at %s does not take the token in %s: is it the token of another one?"
          .formatted(console.address(), console.tokenFile());
    }
    JsonNode problem = json(answer.body()).orElseGet(JSON::createObjectNode);
    String message = problem.path("message").asText();
    String request = problem.path("requestId").asText();
    StringBuilder explanation =
        new StringBuilder(
            message.isEmpty()
                ? "The console answers with status %d.".formatted(answer.statusCode())
                : Printable.of(message, 1000));
    if (!request.isEmpty()) {
      explanation.append(" (request ").append(Printable.of(request, 80)).append(')');
    }
    problem
        .path("problems")
        .forEach(
            line ->
                explanation
                    .append("\n  line ")
                    .append(line.path("line").asLong())
                    .append(": ")
                    .append(Printable.of(line.path("message").asText(), 400)));
    return explanation.toString();
  }

  private static Optional<JsonNode> json(byte[] answer) {
    try {
      return Optional.of(JSON.readTree(new String(answer, UTF_8)));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static CommandFailedException refused(String message) {
    return new CommandFailedException(CommandFailedException.REFUSED, message);
  }
}
