package org.sealpost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.accounts.AccountSettings;
import org.sealpost.local.smtp.RawSmtp;
import org.sealpost.mail.Domain;

/// The main job on everything that is real on one machine.
class SealpostIT {
  private static final String ALICE = "alice@contoso.example";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  @TempDir static Path data;
  private static Sealpost sealpost;

  @BeforeAll
  static void up() throws Exception {
    sealpost = Sealpost.up(options(data, 0));
    sealpost.announce();
  }

  @AfterAll
  static void down() throws Exception {
    if (sealpost != null) {
      sealpost.close();
      assertThat(data.resolve(Endpoints.FILE)).doesNotExist();
      assertThat(data.resolve(Sealpost.TOKEN_FILE)).doesNotExist();
    }
  }

  @Test
  void endpointsShouldBeWrittenDown() throws Exception {
    JsonNode written = new ObjectMapper().readTree(data.resolve(Endpoints.FILE).toFile());

    assertThat(written.at("/smtp").asText()).isEqualTo(sealpost.endpoints().smtp());
    for (String page : List.of("portal", "console", "api", "outbox")) {
      assertThat(new Browser().get(URI.create(written.at("/" + page).asText() + "/")).statusCode())
          .isIn(200, 404);
    }
  }

  @Test
  void protectedMailShouldBeReadAnsweredAndRevoked() throws Exception {
    String bob = "bob@partner.example";
    Outbox outbox = new Outbox(data.resolve("outbox"));

    send(bob, "[encrypt] Draft", "the secret of the draft");
    Path wrapper = outbox.await(bob, 1).getFirst();
    assertThat(Files.readString(wrapper)).doesNotContain("the secret", "Draft");

    Browser browser = new Browser();
    URI link = URI.create(Outbox.find(wrapper, "http://127\\.0\\.0\\.1:\\d+/\\S+"));
    assertThat(browser.get(link).body()).contains("passcode").doesNotContain("the secret");
    browser.submit(link, Map.of());
    Path passcodeMail = outbox.await(bob, 2).get(1);
    String passcode = Outbox.find(passcodeMail, "\\d{4} \\d{4}");
    String page = browser.submit(URI.create(link + "/code"), Map.of("code", passcode)).body();
    assertThat(page).contains("Draft");
    URI body = URI.create(link + "/body");
    assertThat(browser.get(body).body()).contains("the secret of the draft");

    Matcher csrf = CSRF.matcher(page);
    assertThat(csrf.find()).isTrue();
    browser.submit(
        URI.create(link + "/answer"),
        Map.of(
            "csrf",
            csrf.group(1),
            "version",
            "0",
            "as",
            "reply",
            "text",
            "my secret answer",
            "do",
            "send"));
    Path answer = outbox.await(ALICE, 1).getFirst();
    assertThat(Files.readString(answer))
        .contains("protected message")
        .doesNotContain("my secret answer");

    revokeAll();
    HttpResponse<String> revoked = browser.get(link);
    assertThat(revoked.statusCode()).isEqualTo(410);
    assertThat(revoked.body()).doesNotContain("Draft");
    assertThat(browser.get(body).body()).doesNotContain("the secret of the draft");
  }

  /// Bob and Alice have nothing but mail programs; Bob's mail comes from anywhere.
  @Test
  void protectedMailShouldBeAnsweredByMailInBothDirections() throws Exception {
    String dan = "dan@partner.example";
    String erin = "erin@contoso.example";
    Outbox outbox = new Outbox(data.resolve("outbox"));
    mail(
        erin, dan, "Subject: [encrypt] Offer\r\nMessage-ID: <offer@contoso.example>", "secret one");
    Path toDan = outbox.await(dan, 1).getFirst();

    mail(
        dan,
        replyTo(toDan),
        "Subject: Re: Offer\r\nMessage-ID: <re@partner.example>",
        "secret two");
    Path toErin = outbox.await(erin, 1).getFirst();
    mail(
        erin,
        replyTo(toErin),
        "Subject: Re: Offer\r\nMessage-ID: <re2@contoso.example>",
        "secret 3");
    Path again = outbox.await(dan, 2).get(1);

    assertThat(Files.readString(toErin))
        .contains("protected message", "<offer@contoso.example>", "via Contoso")
        .doesNotContain("secret two");
    assertThat(Files.readString(again)).contains("<re@partner.example>").doesNotContain("secret 3");

    mail("mallory@evil.example", replyTo(toDan), "Subject: Hello", "not from me");
    assertThat(Files.readString(outbox.await("mallory@evil.example", 1).getFirst()))
        .contains("5.7.1")
        .doesNotContain(dan);
  }

  private static String replyTo(Path mail) throws IOException {
    Matcher address =
        Pattern.compile("Reply-To:[^<]*<([a-z2-7]{55}@reply\\.contoso\\.example)>")
            .matcher(Files.readString(mail));
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  @Test
  void otherMailShouldGoOnAsItIsAndLeaveNothingBehind() throws Exception {
    String carol = "carol@partner.example";

    send(carol, "Lunch", "Nothing secret here.");

    Path mail = new Outbox(data.resolve("outbox")).await(carol, 1).getFirst();
    assertThat(Files.readString(mail)).contains("Subject: Lunch", "Nothing secret here.");
    Await.until("no raw mail is left", () -> isEmpty(data.resolve("raw")));
  }

  @Test
  void commandsOfTheOwnerShouldBeLetIntoTheConsole() throws Exception {
    Path file = data.resolve("console.token");
    HttpRequest request =
        HttpRequest.newBuilder(sealpost.endpoints().console().resolve("/api/me"))
            .header("Authorization", "Bearer " + Files.readString(file))
            .build();

    HttpResponse<String> answer;
    try (HttpClient client = HttpClient.newHttpClient()) {
      answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    assertThat(answer.body()).isEqualTo("{\"admin\":\"command line\"}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void upShouldSayThatAnotherOneUsesTheFolder() {
    assertThatThrownBy(() -> Sealpost.up(options(data, 0)))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("--data");
  }

  @Test
  void upShouldSayWhichPortIsTaken(@TempDir Path other) {
    int taken = sealpost.endpoints().portal().getPort();

    assertThatThrownBy(() -> Sealpost.up(options(other, taken)))
        .isInstanceOf(StartFailedException.class)
        .hasMessage("Port %d is taken: stop what uses it, or give another with --portal", taken);
    assertThat(other.resolve(Endpoints.FILE)).doesNotExist();
  }

  private static UpOptions options(Path data, int portalPort) {
    return new UpOptions(
        data,
        0,
        portalPort,
        0,
        0,
        List.of(new Domain("contoso.example")),
        Optional.empty(),
        AccountSettings.NONE,
        Engines.jars(),
        Patience.standard());
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void send(String recipient, String subject, String text) throws IOException {
    mail(ALICE, recipient, "Subject: " + subject, text);
  }

  private static void mail(String author, String recipient, String fields, String text)
      throws IOException {
    int port = Integer.parseInt(sealpost.endpoints().smtp().split(":", -1)[1]);
    try (RawSmtp client = new RawSmtp(port)) {
      client.reply();
      client.ask("EHLO test.example");
      client.startMail(author, recipient);
      client.send(
          "From: Somebody <%s>\r\nTo: %s\r\n%s\r\n\r\n%s\r\n.\r\n"
              .formatted(author, recipient, fields, text));
      assertThat(client.reply()).startsWith("250 ");
    }
  }

  private static void revokeAll() throws Exception {
    Browser browser = new Browser();
    URI console = sealpost.endpoints().console();
    HttpResponse<String> signedIn =
        browser.post(
            console.resolve("/api/sign-in"),
            "{\"user\":\"admin\",\"password\":\"%s\"}"
                .formatted(sealpost.newAdminPassword().orElseThrow()));
    assertThat(signedIn.statusCode()).isEqualTo(204);
    JsonNode messages =
        new ObjectMapper().readTree(browser.get(console.resolve("/api/messages")).body());
    assertThat(messages.at("/messages")).isNotEmpty();
    for (JsonNode message : messages.at("/messages")) {
      URI revoke = console.resolve("/api/messages/" + message.at("/id").asText() + "/revoke");
      assertThat(browser.post(revoke, "").statusCode()).isEqualTo(200);
    }
  }
}
