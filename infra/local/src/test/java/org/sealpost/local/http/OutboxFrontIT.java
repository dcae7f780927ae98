package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.delivery.TransportSecurity.OPPORTUNISTIC;
import static org.sealpost.delivery.TransportSecurity.REQUIRE_TLS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.local.outbound.OutboxFolder;
import org.sealpost.local.smtp.RawSmtp;
import org.sealpost.mail.EmailAddress;

class OutboxFrontIT {
  private static final String HOSTILE =
      """
      From: "<script>evil()</script>" <a@contoso.example>
      To: =?utf-8?q?B=C3=B6b?= <bob@partner.example>
      Subject: =?utf-8?q?<img_src=3Dx_onerror=3Devil()>?=
      Date: Sun, 22 Nov 2026 10:00:00 +0000
      MIME-Version: 1.0
      Content-Type: multipart/related; boundary=rel

      --rel
      Content-Type: multipart/alternative; boundary=alt

      --alt
      Content-Type: text/plain; charset=utf-8

      Open https://portal.example/m/a?b=1&c=2. <script>evil()</script>
      --alt
      Content-Type: text/html; charset=utf-8

      <html><head></head><body><script>evil()</script><img src="cid:logo@x"></body></html>
      --alt--
      --rel
      Content-Type: image/png
      Content-ID: <logo@x>
      Content-Transfer-Encoding: base64

      AAEC
      --rel--
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private OutboxFolder outbox;
  private OutboxFront front;

  @BeforeEach
  void start() throws IOException {
    outbox = OutboxFolder.open(DurableFolder.open(folder));
    front = OutboxFront.start(outbox);
  }

  @AfterEach
  void stop() {
    front.close();
    client.close();
  }

  @Test
  void listShouldSayThatNothingWasSent() throws Exception {
    assertThat(get("/").body())
        .contains("Nothing was sent yet", "Only on this machine, for development only");
  }

  @Test
  void listShouldShowTheNewestFirstAndNothingOfAMailAsMarkup() throws Exception {
    send("one", "Subject: first\r\n\r\n");
    send("two", HOSTILE);

    String page = get("/").body();

    assertThat(page.indexOf("two@partner.example")).isPositive();
    assertThat(page.indexOf("two@partner.example")).isLessThan(page.indexOf("one@partner.example"));
    assertThat(page).contains("&lt;img src=x onerror=evil()&gt;").doesNotContain("<img", "<script");
  }

  @Test
  void mailShouldBeShownWithLinksToFollowAndNothingThatRuns() throws Exception {
    send("bob", HOSTILE);

    HttpResponse<String> response = get("/mails/1");

    assertThat(response.body())
        .contains(
            "href=\"https://portal.example/m/a?b=1&amp;c=2\"", "Böb", "sandbox=\"allow-popups")
        .doesNotContain("<script", "<img");
    assertThat(response.headers().firstValue("content-security-policy").orElse(""))
        .startsWith("default-src 'none'");
  }

  @Test
  void pagesShouldSayWhichMailRequiresTls() throws Exception {
    send("bob", HOSTILE);
    outbox.send(
        Optional.empty(),
        EmailAddress.of("carol@partner.example"),
        HOSTILE.getBytes(UTF_8),
        REQUIRE_TLS);

    assertThat(get("/").body()).containsOnlyOnce("TLS required");
    assertThat(get("/mails/1").body()).doesNotContain("TLS required");
    assertThat(get("/mails/2").body()).contains("TLS required", "carol@partner.example");
    assertThat(get("/mails/2.eml").body()).isEqualTo(HOSTILE);
  }

  @Test
  void letterShouldBeShutInWithItsImagesInside() throws Exception {
    send("bob", HOSTILE);

    HttpResponse<String> response = get("/mails/1/html");

    assertThat(response.body())
        .contains("<base target=\"_blank\">", "src=\"data:image/png;base64,AAEC\"");
    assertThat(response.headers().firstValue("content-security-policy").orElse(""))
        .startsWith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'");
  }

  @Test
  void emlShouldBeWhatWasSent() throws Exception {
    send("bob", HOSTILE);

    assertThat(get("/mails/1.eml").body()).isEqualTo(HOSTILE);
  }

  @Test
  void unknownMailsShouldNotBeFound() throws Exception {
    assertThat(get("/mails/7").statusCode()).isEqualTo(404);
    assertThat(get("/mails/../../etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesShouldBeRefusedUnderAForeignName() throws Exception {
    try (RawSmtp socket = new RawSmtp(front.origin().getPort())) {
      socket.send("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

      assertThat(socket.reply()).startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void pagesShouldOnlyBeLookedAt() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(front.origin()).POST(BodyPublishers.noBody()).build();

    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
  }

  private void send(String localPart, String message) {
    outbox.send(
        Optional.empty(),
        EmailAddress.of(localPart + "@partner.example"),
        message.getBytes(UTF_8),
        OPPORTUNISTIC);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(front.origin() + path)).build(),
        BodyHandlers.ofString(UTF_8));
  }
}
