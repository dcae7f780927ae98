package org.sealpost.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.accounts.AccountSettings;
import org.sealpost.mail.Domain;

/// A program submits mail on this machine, with the very commands of docs/api.md.
class SubmissionIT {
  private static final Path DOCUMENTATION =
      Path.of(System.getProperty("sealpost.root", "../.."), "docs/api.md");
  private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
  private static final String BOB = "bob@partner.example";

  @TempDir static Path folder;
  private static Path data;
  private static UpOptions options;
  private static Sealpost sealpost;

  @BeforeAll
  static void up() throws Exception {
    needCurl();
    data = folder.resolve("the owner's data");
    options =
        new UpOptions(
            data,
            0,
            0,
            0,
            0,
            List.of(new Domain("contoso.example")),
            Optional.empty(),
            AccountSettings.NONE,
            Engines.jars(),
            Patience.standard());
    sealpost = Sealpost.up(options);
    sealpost.announce();
  }

  @AfterAll
  static void down() {
    if (sealpost != null) {
      sealpost.close();
    }
  }

  @Test
  void theExampleShouldSendOneProtectedMailHoweverOftenItIsRun() throws Exception {
    JsonNode first = shell(example());
    JsonNode again = shell(example());

    assertThat(first.path("intake").asText()).startsWith("submitted-");
    assertThat(again).isEqualTo(first);
    Await.until("all is done", SubmissionIT::isAllDone);
    List<Path> wrappers = new Outbox(data.resolve("outbox")).to(BOB);
    assertThat(wrappers).hasSize(1);
    assertThat(Files.readString(wrappers.getFirst()))
        .contains("protected message")
        .doesNotContain("left our house", "order 4711");
    JsonNode terms = termsOfTheMailTo(BOB);
    assertThat(terms.path("template").asText()).isEqualTo("Do Not Forward");
    assertThat(terms.path("notifyWhenRead").asBoolean()).isTrue();
    assertThat(Instant.parse(terms.path("expiresAt").asText()))
        .isBetween(
            Instant.now().plus(Duration.ofDays(7)).minus(Duration.ofHours(1)),
            Instant.now().plus(Duration.ofDays(7)));
  }

  @Test
  void whatIsPrintedAtTheStartShouldSendAProtectedMail() throws Exception {
    String carol = "carol@partner.example";
    String printed =
        Welcome.text(sealpost, options)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("curl "))
            .collect(Collectors.joining());
    Files.writeString(
        folder.resolve("mail.eml"),
        "From: alice@contoso.example\nTo: %s\nSubject: x\n\nThe secret.\n".formatted(carol));

    JsonNode answer = shell(printed);

    assertThat(answer.path("intake").asText()).startsWith("submitted-");
    new Outbox(data.resolve("outbox")).await(carol, 1);
    assertThat(termsOfTheMailTo(carol).path("template").asText()).isEqualTo("Encrypt");
  }

  @Test
  void anotherTokenShouldBeRefusedInWords() throws Exception {
    JsonNode refused = shell(example().replace("Bearer $TOKEN", "Bearer x$TOKEN"));

    assertThat(refused.path("status").asInt()).isEqualTo(401);
    assertThat(refused.path("detail").asText()).contains("console.token");
  }

  @Test
  void foreignAuthorsShouldBeRefusedInWords() throws Exception {
    JsonNode refused = shell(example().replace("alice@contoso.example", "mallory@evil.example"));

    assertThat(refused.path("status").asInt()).isEqualTo(422);
    assertThat(refused.path("detail").asText()).contains("outside the organization");
  }

  /// Skips the tests, loudly, where there is no curl; fails instead in CI.
  private static void needCurl() throws InterruptedException {
    boolean there;
    try {
      there = new ProcessBuilder("curl", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      there = false;
    }
    if (!there) {
      assertThat(System.getenv("CI")).as("there is no curl").isNotEqualTo("true");
      System.err.println("SKIPPED: there is no curl to run the example of docs/api.md with");
      abort("there is no curl");
    }
  }

  /// All commands of the page, for the Sealpost that runs here.
  private static String example() throws IOException {
    String commands =
        COMMANDS
            .matcher(Files.readString(DOCUMENTATION))
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.joining("\n"));
    assertThat(commands).contains("http://127.0.0.1:8082", ".sealpost/console.token", "curl ");
    return commands
        .replace("http://127.0.0.1:8082", sealpost.endpoints().api().toString())
        .replace(".sealpost/console.token", "\"" + data.resolve(Sealpost.TOKEN_FILE) + "\"");
  }

  /// What a shell prints that runs these commands.
  private static JsonNode shell(String commands) throws IOException, InterruptedException {
    Path errors = Files.createTempFile(folder, "shell", ".err");
    Process shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor()).as(Files.readString(errors)).isZero();
    return new ObjectMapper().readTree(printed);
  }

  private static boolean isAllDone() throws IOException {
    try (Stream<Path> queues = Files.walk(data.resolve("queues"));
        Stream<Path> raw = Files.walk(data.resolve("raw"))) {
      return Stream.concat(queues, raw).noneMatch(Files::isRegularFile);
    }
  }

  private static JsonNode termsOfTheMailTo(String recipient) throws Exception {
    for (JsonNode message : console("/api/messages").path("messages")) {
      JsonNode shown = console("/api/messages/" + message.path("id").asText());
      if (shown.path("recipients").toString().contains(recipient)) {
        return shown.path("terms");
      }
    }
    throw new AssertionError("no message to " + recipient + " is in the trace");
  }

  private static JsonNode console(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sealpost.endpoints().console().resolve(path))
            .header(
                "Authorization", "Bearer " + Files.readString(data.resolve(Sealpost.TOKEN_FILE)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
    }
  }
}
