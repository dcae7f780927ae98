package org.sealpost.local.folder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.mail.RawMessage;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.seal.MessageSeal;

/// 40 MB through the whole mail flow in 128 MB of heap, with next to no memory beside it.
class SmallHeapIT {
  private static final int LARGEST_BYTES = 40 * 1024 * 1024;
  private static final String CANARY = "canary-7f3a91c4e5";
  private static final String HEAD =
      """
      From: alice@contoso.example\r
      To: bob@partner.example\r
      Bcc: hidden@partner.example\r
      Subject: [encrypt] The largest\r
      Message-ID: <largest@contoso.example>\r
      MIME-Version: 1.0\r
      """;

  @TempDir Path folder;

  @Test
  void attachmentsOfFortyMegabytesShouldBeSealedInASmallHeap() throws Exception {
    checkSealed(attachments());
  }

  /// The harder one: rules read all of it.
  @Test
  void aTextOfFortyMegabytesShouldBeSealedInASmallHeap() throws Exception {
    checkSealed(text());
  }

  /// Without Bcc, and without what the sender wrote for us.
  private static byte[] asSealed(byte[] mail) {
    return new String(RawMessage.withoutTransportFields(mail), ISO_8859_1)
        .replace("Subject: [encrypt] The", "Subject: The")
        .getBytes(ISO_8859_1);
  }

  private void checkSealed(byte[] mail) throws Exception {
    assertThat(mail).hasSizeBetween(LARGEST_BYTES - 1024, LARGEST_BYTES);
    new FolderRawInbox(DurableFolder.open(folder.resolve("raw"))).put(GatewayProcess.INTAKE, mail);

    List<String> said = accepted();

    ProtectedMessageId id = new ProtectedMessageId(said.get(0));
    Path sealed = folder.resolve("vault").resolve(id + ".cms");
    try (DataKey key = new DataKey(HexFormat.of().parseHex(said.get(1)))) {
      byte[] opened = new MessageSeal(new SecureRandom()).open(Files.readAllBytes(sealed), key, id);
      assertThat(Arrays.equals(opened, asSealed(mail))).isTrue();
    }
    assertThat(filesThatHoldTheCanary())
        .containsExactly(folder.resolve("raw").resolve(GatewayProcess.INTAKE + ".eml"));
  }

  /// What the process printed.
  private List<String> accepted() throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                GatewayProcess.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> said = Files.readAllLines(output);
    assertThat(process.exitValue()).as(() -> String.join("\n", said)).isZero();
    return said.subList(said.size() - 2, said.size());
  }

  private List<Path> filesThatHoldTheCanary() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(SmallHeapIT::holdsTheCanary).toList();
    }
  }

  private static boolean holdsTheCanary(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(CANARY);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static byte[] text() {
    ByteArrayOutputStream mail = new ByteArrayOutputStream(LARGEST_BYTES);
    write(mail, HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\n");
    int serial = 0;
    while (mail.size() < LARGEST_BYTES - 200) {
      write(
          mail,
          "Line %d of the %s says what lines say, in seventy characters or so.\r\n"
              .formatted(serial++, CANARY));
    }
    return mail.toByteArray();
  }

  private static byte[] attachments() {
    ByteArrayOutputStream mail = new ByteArrayOutputStream(LARGEST_BYTES);
    write(mail, HEAD + "Content-Type: multipart/mixed; boundary=mix\r\n\r\n");
    write(mail, "--mix\r\nContent-Type: text/plain\r\n\r\nWith the " + CANARY + ".\r\n");
    Random random = new Random(40);
    int rest = LARGEST_BYTES - mail.size() - 500;
    while (rest > 1000) {
      write(
          mail,
          "--mix\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;"
              + " filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n");
      byte[] content = new byte[Math.min(rest / 78 * 57, 9_000_000)];
      random.nextBytes(content);
      mail.writeBytes(Base64.getMimeEncoder().encode(content));
      write(mail, "\r\n");
      rest = LARGEST_BYTES - mail.size() - 500;
    }
    write(mail, "--mix--\r\n");
    return mail.toByteArray();
  }

  private static void write(ByteArrayOutputStream mail, String text) {
    mail.writeBytes(text.getBytes(UTF_8));
  }
}
