package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.SeededRandom;

/// What strangers may send in the place of a form (threat 32).
class MultipartFormTest {
  @Test
  void fieldsAndFilesShouldComeAsTheyWereSent() {
    byte[] content = {0, 13, 10, '-', '-', -1};

    MultipartForm form =
        read(new MultipartBody()
                .field("text", "Grüße\r\n--" + MultipartBody.BOUNDARY.substring(2))
                .field("carry", "1")
                .field("carry", "3")
                .file("Übersicht \u65e5\u672c.pdf", content)
                .file("", new byte[0])
                .bytes())
            .orElseThrow();

    assertThat(form.values())
        .containsEntry("text", List.of("Grüße\r\n--" + MultipartBody.BOUNDARY.substring(2)))
        .containsEntry("carry", List.of("1", "3"));
    assertThat(form.files()).hasSize(1);
    assertThat(form.files().getFirst().name()).isEqualTo("Übersicht \u65e5\u672c.pdf");
    assertThat(form.files().getFirst().mediaType()).isEqualTo("application/octet-stream");
    assertThat(form.files().getFirst().content()).isEqualTo(content);
  }

  @Test
  void everyByteShouldSurvive() {
    Random random = new SeededRandom(20261122);
    for (int round = 0; round < 200; round++) {
      byte[] content = new byte[random.nextInt(20_000)];
      random.nextBytes(content);

      MultipartForm form =
          read(new MultipartBody().file("a.bin", content).field("a", "b").bytes()).orElseThrow();

      assertThat(form.files().getFirst().content()).isEqualTo(content);
      assertThat(form.values()).containsEntry("a", List.of("b"));
    }
  }

  /// Of a form that was cut off, nothing is taken: half a file is no file.
  @Test
  void formThatEndsTooEarlyShouldBeNone() {
    byte[] whole =
        new MultipartBody().field("text", "Dear Alice").file("a.bin", new byte[300]).bytes();
    int end = new String(whole, ISO_8859_1).lastIndexOf(MultipartBody.BOUNDARY);

    for (int length = 0; length < end; length++) {
      assertThat(read(Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void noDamageShouldDoMoreThanSpoilTheForm() {
    Random random = new SeededRandom(7);
    byte[] whole =
        new MultipartBody().field("text", "Dear Alice").file("a.bin", new byte[50]).bytes();
    for (int round = 0; round < 5_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }

      assertThatCode(() -> read(damaged)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=other",
        "multipart/form-data; charset=utf-8",
        "multipart/mixed; boundary=" + MultipartBody.BOUNDARY,
        "multipart/form-data-x; boundary=" + MultipartBody.BOUNDARY,
        "text/plain",
        ""
      })
  void formWithoutItsBoundaryShouldBeNone(String contentType) {
    assertThat(MultipartForm.of(request(contentType, new MultipartBody().field("a", "b").bytes())))
        .isEmpty();
  }

  @Test
  void boundaryOfAMegabyteShouldBeNone() {
    String contentType = "multipart/form-data; boundary=" + "b".repeat(1 << 20);

    assertThat(MultipartForm.of(request(contentType, new byte[100]))).isEmpty();
  }

  @Test
  void formOfTenThousandPartsShouldBeNone() {
    MultipartBody many = new MultipartBody();
    for (int i = 0; i < 10_000; i++) {
      many.field("carry", "1");
    }

    assertThat(read(many.bytes())).isEmpty();
  }

  @Test
  void fiveHundredPartsShouldBeReadAndOneMoreNot() {
    MultipartBody most = new MultipartBody();
    for (int i = 0; i < 500; i++) {
      most.field("carry", "1");
    }

    assertThat(read(most.bytes())).isPresent();
    MultipartBody more = new MultipartBody();
    for (int i = 0; i < 501; i++) {
      more.field("carry", "1");
    }
    assertThat(read(more.bytes())).isEmpty();
  }

  @Test
  void headersOfAPartShouldEnd() {
    byte[] one =
        new MultipartBody()
            .part("form-data; name=\"a\"", "X-Long: " + "x".repeat(1 << 20) + "\r\n", new byte[0])
            .bytes();
    byte[] many =
        new MultipartBody()
            .part("form-data; name=\"a\"", "X-Many: x\r\n".repeat(100_000), new byte[0])
            .bytes();

    assertThat(read(one)).isEmpty();
    assertThat(read(many)).isEmpty();
  }

  /// Nobody's form nests; whoever nests a thousand times finds no end of the stack.
  @Test
  void nestedPartsShouldDoNoHarm() {
    MultipartBody nested = new MultipartBody();
    for (int i = 0; i < 1_000; i++) {
      nested.raw(
          "--%s\r\nContent-Disposition: form-data; name=\"f\"\r\nContent-Type: multipart/mixed; boundary=%s\r\n\r\n"
              .formatted(MultipartBody.BOUNDARY, MultipartBody.BOUNDARY));
    }

    assertThatCode(() -> read(nested.bytes())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd",
    "C:\\fakepath\\offer.pdf, offer.pdf",
    "/var/task/org.class, org.class",
    "..., attachment",
    "a%0D%0ASet-Cookie: b=c.pdf, a  Set-Cookie_ b=c.pdf",
    "say %22no%22.txt, say \"no\".txt",
    ".profile, profile",
    "photo\u202egpj.exe, photogpj.exe"
  })
  void nameShouldBeNoPathAndOneLine(String sent, String name) {
    MultipartForm form =
        read(new MultipartBody().field("a", "b").file(sent, new byte[] {1}).bytes()).orElseThrow();

    assertThat(form.files().getFirst().name()).isEqualTo(name);
  }

  @Test
  void nameWithALineEndOrAZeroShouldNotGetIn() {
    for (String name : List.of("a\r\nX-Evil: 1\r\n\r\nb", "a\u0000.pdf")) {
      Optional<MultipartForm> form =
          read(new MultipartBody().field("a", "b").file(name, new byte[] {1}).bytes());

      assertThat(form.map(MultipartForm::files).orElse(List.of()))
          .allSatisfy(file -> assertThat(file.name()).doesNotContainPattern("\\p{Cntrl}"));
    }
  }

  @Test
  void partWithoutANameShouldDoNoHarm() {
    assertThatCode(
            () ->
                read(
                    new MultipartBody()
                        .part("form-data", "", new byte[] {'x'})
                        .part("attachment; filename=a", "", new byte[] {'x'})
                        .field("a", "b")
                        .bytes()))
        .doesNotThrowAnyException();
  }

  private static Optional<MultipartForm> read(byte[] body) {
    return MultipartForm.of(request(MultipartBody.CONTENT_TYPE, body));
  }

  private static Request request(String contentType, byte[] body) {
    return new Request(
        "POST", "/", "", Map.of("content-type", contentType), List.of(), body, "", "1");
  }
}
