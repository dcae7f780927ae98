package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.testing.Mails;

/// What we write, openssl reads, and the other way.
class SmimeOpensslTest {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final KeyPair KEY = Certificates.key("person");

  @TempDir Path folder;
  private final SmimeRoundTrip ours = new SmimeRoundTrip();

  @BeforeEach
  void needOpenssl() throws Exception {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
    if (!found && !"true".equals(System.getenv("CI"))) {
      System.err.println("NOT TESTED: no openssl in PATH to exchange S/MIME mail with");
      assumeTrue(false, "no openssl in PATH");
    }
    assertThat(found).as("openssl in PATH").isTrue();
    write("key.pem", CertificateFile.pem("PRIVATE KEY", KEY.getPrivate().getEncoded()));
    write("cert.pem", Certificates.of(BOB.toString()).pem());
    write("ca.pem", Certificates.authority().pem());
    write("opening.pem", ours.settings.openingCertificate().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void opensslShouldReadAndVerifyWhatWeWrite(boolean cbc) throws Exception {
    byte[] certificate = Certificates.of(BOB.toString()).der();
    SignedMail signed = ours.delivery.sign(Mails.complete(), ours.settings);
    Files.write(
        folder.resolve("mail.eml"),
        ours.delivery.encrypted(signed, BOB, new UsableCertificate(certificate, cbc)));

    run("openssl cms -decrypt -in mail.eml -recip cert.pem -inkey key.pem -out signed.eml");
    run(
        "openssl cms -verify -in signed.eml -CAfile ca.pem -purpose any -attime 1795338000"
            + " -out content.eml");

    assertThat(Files.readString(folder.resolve("content.eml"), US_ASCII))
        .contains("Subject: [encrypt] The offer", "hp=\"cipher\"", "Dear Bob in text");
  }

  @Test
  void opensslShouldReadWhatIsForAnOaepKey() throws Exception {
    byte[] message = Mails.plain();
    SmimeRoundTrip oaep = SmimeRoundTrip.withOaepKey(OpeningKey.OaepHash.SHA_256);

    assertThat(new String(oaep.opened(oaep.encrypted(message, true)), US_ASCII))
        .contains("Dear Bob");
  }

  @ParameterizedTest
  @CsvSource({"aes-256-gcm,sha256", "aes-128-gcm,sha256", "aes-256-gcm,sha1"})
  void openShouldReadWhatOpensslEncrypts(String cipher, String hash) throws Exception {
    Files.write(folder.resolve("inside.eml"), Mails.bytes("Content-Type: text/plain\n\nHello.\n"));

    run(
        "openssl cms -encrypt -%s -in inside.eml -out mail.eml -from bob@partner.example"
                .formatted(cipher)
            + " -to smime@contoso.example -subject ... -recip opening.pem"
            + " -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:%s -keyopt rsa_mgf1_md:%s"
                .formatted(hash, hash));

    assertThat(new String(ours.opened(mail()), US_ASCII))
        .contains("From: bob@partner.example\r\n")
        .endsWith("Content-Type: text/plain\r\n\r\nHello.\r\n");
  }

  @Test
  void openShouldReadWhatOpensslSignsAndEncryptsInCbc() throws Exception {
    Files.write(folder.resolve("inside.eml"), Mails.bytes("Content-Type: text/plain\n\nHello.\n"));
    String encrypt =
        "openssl cms -encrypt -aes256 -in %s -out mail.eml -from bob@partner.example"
            + " -to smime@contoso.example -subject hello -recip opening.pem"
            + " -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256"
            + " -keyopt rsa_mgf1_md:sha256";

    run("openssl cms -sign -md sha256 -in inside.eml -signer cert.pem -inkey key.pem -out s.eml");
    run(encrypt.formatted("s.eml"));
    assertThat(new String(ours.opened(mail()), US_ASCII)).contains("multipart/signed", "Hello.");

    run(
        "openssl cms -sign -nodetach -md sha256 -in inside.eml -signer cert.pem -inkey key.pem"
            + " -out s.eml");
    run(encrypt.formatted("s.eml"));
    assertThat(new String(ours.opened(mail()), US_ASCII)).contains("signed-data");

    run(encrypt.formatted("inside.eml"));
    assertThat(ours.refusal(mail())).contains("AES-CBC");
  }

  @Test
  void uploadShouldReadWhatOpensslMakes() throws Exception {
    run(
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 30"
            + " -subj /CN=Bob -addext subjectAltName=email:bob@partner.example"
            + " -addext keyUsage=keyEncipherment -addext basicConstraints=critical,CA:FALSE");
    run("openssl crl2pkcs7 -nocrl -certfile c.pem -certfile cert.pem -out c.p7b");
    run("openssl crl2pkcs7 -nocrl -certfile c.pem -outform DER -out d.p7b");
    run("openssl x509 -in c.pem -outform DER -out c.der");

    for (String file : new String[] {"c.pem", "c.p7b", "d.p7b", "c.der"}) {
      assertThat(
              CertificateUpload.read(Files.readAllBytes(folder.resolve(file)), soon(file), "admin")
                  .accepted())
          .as(file)
          .isNotEmpty()
          .allMatch(one -> one.address().equals(BOB));
    }
  }

  /// openssl makes certificates from its own clock's time.
  private Instant soon(String file) throws IOException {
    return Files.getLastModifiedTime(folder.resolve(file)).toInstant().plusSeconds(5);
  }

  @Test
  void opensslShouldVerifyOurRequest() throws Exception {
    write(
        "request.pem",
        SigningRequest.pem(
            SmimeRoundTrip.KEYS.signingKey(), "Contoso", SmimeRoundTrip.ORGANIZATION));

    run("openssl req -verify -noout -in request.pem");
  }

  /// openssl leaves bare line feeds in what it writes to a file.
  private byte[] mail() throws IOException {
    String text = Files.readString(folder.resolve("mail.eml"), US_ASCII);
    return Mails.bytes(text.replace("\r\n", "\n"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void run(String command) throws Exception {
    int code =
        new ProcessBuilder(command.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start()
            .waitFor();
    assertThat(code)
        .as(command + "\n" + Files.readString(folder.resolve("output"), US_ASCII))
        .isZero();
  }
}
