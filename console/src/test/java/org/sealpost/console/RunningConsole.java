package org.sealpost.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.Optional;
import org.sealpost.console.signin.CommandLineToken;
import org.sealpost.testing.TestClock;

/// A console on a free port and a client of it that behaves like a browser on the console's page.
final class RunningConsole implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  private final CommandLineToken token = CommandLineToken.random(new SecureRandom());
  private final Console console;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<String> cookie = Optional.empty();

  RunningConsole(AdminDoors doors, TestClock clock) {
    console =
        Console.start(
            doors,
            (user, password) -> user.equals("admin") && password.equals(PASSWORD),
            token,
            0,
            clock,
            new SecureRandom());
  }

  URI address() {
    return console.address();
  }

  String token() {
    return token.value();
  }

  HttpResponse<String> signIn() {
    HttpResponse<String> answer = signIn(PASSWORD);
    cookie = answer.headers().firstValue("Set-Cookie").map(value -> value.split(";", 2)[0]);
    return answer;
  }

  HttpResponse<String> signIn(String password) {
    return post("/api/sign-in", "{\"user\":\"admin\",\"password\":\"" + password + "\"}");
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Origin", address().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /// A change of the version that it is made on.
  HttpResponse<String> change(String method, String path, long version, String body) {
    return send(
        request(path)
            .header("Origin", address().toString())
            .header("Content-Type", "application/json")
            .header("If-Match", "\"" + version + "\"")
            .method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> upload(String path, long version, byte[] file) {
    return send(
        request(path)
            .header("Origin", address().toString())
            .header("Content-Type", "text/csv")
            .header("If-Match", "\"" + version + "\"")
            .POST(BodyPublishers.ofByteArray(file)));
  }

  /// A request with the session, as it is built here.
  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
    cookie.ifPresent(value -> request.header("Cookie", value));
    return request;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
    console.close();
  }
}
