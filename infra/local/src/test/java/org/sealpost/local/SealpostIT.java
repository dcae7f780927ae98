package org.sealpost.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  }

  @AfterAll
  static void down() throws Exception {
    if (sealpost != null) {
      sealpost.close();
      assertThat(data.resolve(Endpoints.FILE)).doesNotExist();
    }
  }

  @Test
  void endpointsShouldBeWrittenDown() throws Exception {
    JsonNode written = new ObjectMapper().readTree(data.resolve(Endpoints.FILE).toFile());

    assertThat(written.at("/smtp").asText()).isEqualTo(sealpost.endpoints().smtp());
    for (String page : List.of("portal", "console", "outbox")) {
      assertThat(get(newBrowser(), URI.create(written.at("/" + page).asText())).statusCode())
          .isBetween(200, 404);
    }
  }

  @Test
  void protectedMailShouldBeReadAnsweredAndRevoked() throws Exception {
    String bob = "bob@partner.example";
    Outbox outbox = new Outbox(data.resolve("outbox"));

    send(bob, "[encrypt] Draft", "the secret of the draft");
    Path wrapper = outbox.await(bob, 1).getFirst();
    assertThat(Files.readString(wrapper)).doesNotContain("the secret", "Draft");

    HttpClient browser = newBrowser();
    URI link = URI.create(Outbox.find(wrapper, "http://127\\.0\\.0\\.1:\\d+/\\S+"));
    assertThat(get(browser, link).body()).contains("passcode").doesNotContain("the secret");
    post(browser, link, "");
    Path passcodeMail = outbox.await(bob, 2).get(1);
    String passcode = Outbox.find(passcodeMail, "\\d{4} \\d{4}");
    post(browser, URI.create(link + "/code"), "code=" + URLEncoder.encode(passcode, UTF_8));
    String page = get(browser, link).body();
    assertThat(page).contains("the secret of the draft");

    Matcher csrf = CSRF.matcher(page);
    assertThat(csrf.find()).isTrue();
    post(
        browser,
        URI.create(link + "/reply"),
        "csrf=" + URLEncoder.encode(csrf.group(1), UTF_8) + "&text=my+secret+answer");
    Path answer = outbox.await(ALICE, 1).getFirst();
    assertThat(Files.readString(answer)).doesNotContain("my secret answer");

    revokeAllIn(newBrowser());
    assertThat(get(browser, link).body()).doesNotContain("the secret of the draft");
    assertThat(Files.list(data.resolve("raw"))).isNotNull();
  }

  @Test
  void otherMailShouldGoOnAsItIsAndLeaveNothingBehind() throws Exception {
    String carol = "carol@partner.example";

    send(carol, "Lunch", "Nothing secret here.");

    Path mail = new Outbox(data.resolve("outbox")).await(carol, 1).getFirst();
    assertThat(Files.readString(mail)).contains("Subject: Lunch", "Nothing secret here.");
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
        List.of(new Domain("contoso.example")),
        Optional.empty(),
        Engines.jars(),
        Patience.standard());
  }

  private static void send(String recipient, String subject, String text) throws IOException {
    int port = Integer.parseInt(sealpost.endpoints().smtp().split(":", -1)[1]);
    try (RawSmtp client = new RawSmtp(port)) {
      client.reply();
      client.ask("EHLO test.example");
      client.startMail(ALICE, recipient);
      client.send(
          "From: Alice <%s>\r\nTo: %s\r\nSubject: %s\r\n\r\n%s\r\n.\r\n"
              .formatted(ALICE, recipient, subject, text));
      assertThat(client.reply()).startsWith("250 ");
    }
  }

  private static void revokeAllIn(HttpClient browser) throws Exception {
    String console = sealpost.endpoints().console().toString();
    HttpResponse<String> signedIn =
        browser.send(
            HttpRequest.newBuilder(URI.create(console + "/api/sign-in"))
                .header("Origin", console)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"user\":\"admin\",\"password\":\"%s\"}"
                            .formatted(sealpost.newAdminPassword().orElseThrow())))
                .build(),
            BodyHandlers.ofString());
    assertThat(signedIn.statusCode()).isEqualTo(204);
    JsonNode messages =
        new ObjectMapper().readTree(get(browser, URI.create(console + "/api/messages")).body());
    assertThat(messages.at("/messages")).isNotEmpty();
    for (JsonNode message : messages.at("/messages")) {
      HttpResponse<String> revoked =
          browser.send(
              HttpRequest.newBuilder(
                      URI.create(
                          console + "/api/messages/" + message.at("/id").asText() + "/revoke"))
                  .header("Origin", console)
                  .POST(BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertThat(revoked.statusCode()).isEqualTo(200);
    }
  }

  private static HttpClient newBrowser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  private static HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static void post(HttpClient browser, URI address, String form) throws Exception {
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", sealpost.endpoints().portal().toString())
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
