package org.sealpost.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.local.protection.CertificatesCommand;
import org.sealpost.local.protection.ProtectionCommand;
import org.sealpost.local.rules.StubConsole.Asked;

class ProtectionCommandsIT {
  private static final String FINGERPRINT = "ab".repeat(32);

  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");
  private Optional<StubConsole> started = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    data = folder.resolve("data");
    started = Optional.of(StubConsole.start(data));
  }

  @AfterEach
  void stop() {
    started.ifPresent(StubConsole::close);
  }

  private StubConsole console() {
    return started.orElseThrow();
  }

  private Run protection(Object... arguments) {
    return run(new ProtectionCommand(), arguments);
  }

  private Run certificates(Object... arguments) {
    return run(new CertificatesCommand(), arguments);
  }

  private Run run(Object command, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data;
    return Run.of(command, all);
  }

  @Test
  void showShouldPrintWhatSetTakes() throws IOException {
    console().answering("/api/protection", 200, "{\"ownTemplates\": [], \"version\": 3}");

    Run shown = protection("show");
    Path file = Run.write(folder.resolve("settings.json"), shown.output());
    Run set = protection("set", file, "--summary", "A & B");

    assertThat(shown.output()).startsWith("{").contains("\"ownTemplates\" : [ ]");
    assertThat(set).isEqualTo(new Run(0, "Saved as version 3.\n", ""));
    assertThat(console().asked().getLast())
        .isEqualTo(
            new Asked(
                "PUT", "/api/protection?summary=A+%26+B", shown.output(), Optional.of("\"7\"")));
  }

  @Test
  void setShouldSayWhyItIsRefused() throws IOException {
    Path file = Run.write(folder.resolve("settings.json"), "{}");
    console()
        .answering(
            "/api/protection",
            422,
            "{\"message\": \"The template “Secret” cannot be deleted.\", \"code\": \"refused\"}");

    assertThat(protection("set", file))
        .isEqualTo(new Run(1, "", "sealpost: The template “Secret” cannot be deleted.\n"));
    assertThat(protection("set", folder.resolve("none")).status()).isEqualTo(2);
    assertThat(protection("set").status()).isEqualTo(2);
  }

  @Test
  void versionsShouldBeListed() {
    console()
        .answering(
            "/api/protection/versions",
            200,
            "{\"versions\": [{\"version\": 2, \"at\": \"2026-11-22T04:38:34.3Z\", \"by\": \"anna\","
                + " \"summary\": \"Made\\u001b[2J\"}]}");

    assertThat(protection("versions").output())
        .isEqualTo("2  2026-11-22T04:38:34Z  anna  Made [2J\n");
  }

  @Test
  void checkShouldFailWhenALineDoes() {
    console()
        .answering(
            "/api/protection/check",
            200,
            "{\"overall\": \"FAIL\", \"lines\": ["
                + "{\"what\": \"Rules\", \"outcome\": \"PASS\", \"words\": \"Fine.\"},"
                + "{\"what\": \"S/MIME\", \"outcome\": \"FAIL\", \"words\": \"No.\"}]}");

    assertThat(protection("check"))
        .isEqualTo(new Run(1, "PASS  Rules: Fine.\nFAIL  S/MIME: No.\nOVERALL RESULT: FAIL\n", ""));

    console().answering("/api/protection/check", 200, "{\"overall\": \"WARN\", \"lines\": []}");
    assertThat(protection("check")).isEqualTo(new Run(0, "OVERALL RESULT: WARN\n", ""));
  }

  @Test
  void listShouldReadAllPages() {
    console()
        .answering(
            "/api/certificates",
            200,
            "{\"certificates\": [{\"address\": \"bob@partner.example\", \"fingerprint\": \""
                + FINGERPRINT
                + "\", \"content\": {\"until\": \"2027-01-02T03:04:05Z\", \"issuer\": \"CN=CA\"},"
                + " \"others\": [\"x\"]}], \"next\": null}");

    assertThat(certificates("list", "--standing", "proposed").output())
        .isEqualTo(
            FINGERPRINT
                + "  bob@partner.example  2027-01-02  CN=CA  beside a trusted one of this"
                + " address\n");
    assertThat(console().asked().getLast().uri()).isEqualTo("/api/certificates?standing=proposed");
    assertThat(certificates("list", "--standing", "good").status()).isEqualTo(2);
  }

  @Test
  void addShouldFailWhenSomethingWasNotTaken() throws IOException {
    Path file = Run.write(folder.resolve("bob.pem"), "PEM");
    console()
        .answering(
            "/api/certificates",
            200,
            "{\"trusted\": [{\"address\": \"bob@partner.example\", \"fingerprint\": \"ab\"}],"
                + " \"known\": [], \"refused\": [{\"subject\": \"CN=Dave\", \"reason\":"
                + " \"Its key is too short.\"}]}");

    assertThat(certificates("add", file))
        .isEqualTo(
            new Run(
                1,
                "trusted  bob@partner.example  ab\nrefused  CN=Dave: Its key is too short.\n",
                ""));
  }

  @Test
  void decisionsShouldNameTheCertificate() {
    String path = "/api/certificates/" + FINGERPRINT;
    console().answering(path + "/approve", 200, "{}").answering(path + "/refuse", 200, "{}");
    console().answering(path, 204, "");
    String withColons = FINGERPRINT.toUpperCase(Locale.ROOT).replaceAll("..(?!$)", "$0:");

    assertThat(certificates("approve", "b+c@partner.example", withColons).output())
        .isEqualTo("The certificate is trusted.\n");
    assertThat(console().asked().getLast().uri())
        .isEqualTo(path + "/approve?address=b%2Bc%40partner.example");
    assertThat(certificates("refuse", "bob@partner.example", FINGERPRINT).status()).isZero();
    assertThat(certificates("remove", "bob@partner.example", FINGERPRINT).status()).isZero();
    assertThat(console().asked().getLast().method()).isEqualTo("DELETE");
    assertThat(certificates("approve", "bob@partner.example", "ab").errors())
        .contains("64 hexadecimal digits");
  }

  @Test
  void ownCertificatesShouldBePrinted() {
    console()
        .answering("/api/smime/request", 200, "{\"pem\": \"-----BEGIN\\nx\\n\"}")
        .answering(
            "/api/smime/opening-certificate",
            409,
            "{\"message\": \"There is no signing certificate yet.\", \"code\": \"x\"}");

    assertThat(certificates("request").output()).isEqualTo("-----BEGIN\nx\n");
    assertThat(certificates("opening-certificate").errors())
        .isEqualTo("sealpost: There is no signing certificate yet.\n");
  }
}
