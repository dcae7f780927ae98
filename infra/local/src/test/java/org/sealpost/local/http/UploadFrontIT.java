package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.local.folder.FolderUploads;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.reply.upload.UploadTicket;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.testing.Samples;
import org.sealpost.testing.TestClock;

class UploadFrontIT {
  private static final int LARGE_BYTES = 18 * 1024 * 1024;

  @TempDir Path folder;
  private final TestClock clock = new TestClock(Instant.now());
  private final HttpClient client = HttpClient.newHttpClient();
  private final UploadId id = new UploadId(Samples.link(), "f1");
  private HttpFront front;
  private FolderUploads uploads;

  @BeforeEach
  void start() throws IOException {
    front = HttpFront.bind(0);
    uploads = new FolderUploads(DurableFolder.open(folder), front.origin(), new SecureRandom());
    front.serve(
        (_, _) -> {
          throw new IllegalStateException("not for the portal");
        },
        new UploadFront(uploads, clock));
  }

  @AfterEach
  void stop() {
    front.close();
    client.close();
  }

  @Test
  void fileShouldArriveAsItWasSent() throws Exception {
    byte[] sealed = Samples.bytes(300_000);

    int status = send(BrowserForm.post(ticket(300_000), sealed));

    assertThat(status).isEqualTo(204);
    assertThat(uploads.find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(sealed));
  }

  @Test
  void fileShouldReplaceAnEarlierOne() throws Exception {
    UploadTicket ticket = ticket(10);
    byte[] second = Samples.bytes(10);

    send(BrowserForm.post(ticket, Samples.bytes(10)));
    send(BrowserForm.post(ticket, second));

    assertThat(uploads.find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(second));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1001, 2_000_000})
  void fileOfAnotherSizeShouldBeRefused(int bytes) throws Exception {
    int status = send(BrowserForm.post(ticket(1000), new byte[bytes]));

    assertThat(status).isEqualTo(400);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileShouldBeRefusedWithoutATicketOfOurs() throws Exception {
    UploadTicket ticket = ticket(1000);
    UploadTicket changed =
        new UploadTicket(
            URI.create(ticket.address().toString().replace(".f1.", ".f2.")),
            ticket.fields(),
            ticket.expiresAt());

    assertThat(send(BrowserForm.post(changed, new byte[1000]))).isEqualTo(403);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileShouldBeRefusedWhenTheTicketHasExpired() throws Exception {
    UploadTicket ticket = ticket(1000);

    clock.advance(Uploads.TICKET);

    assertThat(send(BrowserForm.post(ticket, new byte[1000]))).isEqualTo(403);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileShouldBeRefusedBehindTooManyFields() throws Exception {
    HttpRequest post =
        BrowserForm.post(ticket(1000), Map.of("x-ignore", "x".repeat(20_481)), new byte[1000]);

    assertThat(send(post)).isEqualTo(400);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void bodyThatIsNoFormShouldBeRefused() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(ticket(1000).address())
            .POST(BodyPublishers.ofByteArray(new byte[1000]))
            .build();

    assertThat(send(post)).isEqualTo(400);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
  void nothingButAPostShouldBeAnswered(String method) throws Exception {
    uploads.put(id, new byte[1000]);

    int status =
        send(
            HttpRequest.newBuilder(ticket(1000).address())
                .method(method, BodyPublishers.noBody())
                .build());

    assertThat(status).isEqualTo(405);
    assertThat(uploads.size(id)).contains(1000L);
  }

  /// A browser that goes away in the middle.
  @Test
  void fileThatBreaksOffShouldNotBeThere() throws Exception {
    URI address = ticket(1000).address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              """
              POST %s HTTP/1.1\r
              Host: x\r
              Content-Type: multipart/form-data; boundary=b\r
              Content-Length: 5000\r
              \r
              --b\r
              Content-Disposition: form-data; name="file"\r
              \r
              the beginning"""
                  .formatted(address.getPath())
                  .getBytes(US_ASCII));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }

    assertThat(folder).isEmptyDirectory();
  }

  /// Four at once are 72 MB, and the whole process has a heap of 24.
  @Test
  void largeFilesShouldNeverLieInMemory() throws Exception {
    List<PortalLink> links = Stream.generate(Samples::link).limit(4).toList();
    byte[] sealed = Samples.bytes(LARGE_BYTES);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx24m", "-XX:MaxDirectMemorySize=16m", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(UploadFrontProcess.class.getName(), folder.toString()));
    command.add(Integer.toString(LARGE_BYTES));
    links.forEach(link -> command.add(link.toString()));
    Path errors = Files.createTempFile("uploads", ".txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try (BufferedReader said = process.inputReader()) {
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < links.size(); i++) {
        UploadTicket ticket =
            new UploadTicket(
                URI.create(String.valueOf(said.readLine())), Map.of("a", "b"), clock.instant());
        answers.add(
            client
                .sendAsync(BrowserForm.post(ticket, sealed), BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode()));
      }

      assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(204));
      process.getOutputStream().close();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }

    for (PortalLink link : links) {
      byte[] found = Files.readAllBytes(folder.resolve(link + ".f1"));
      assertThat(Arrays.equals(found, sealed)).isTrue();
    }
    assertThat(Files.readString(errors)).doesNotContain("OutOfMemory");
    Files.delete(errors);
  }

  private UploadTicket ticket(long bytes) {
    return uploads.ticket(id, bytes, clock.instant());
  }

  private int send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
