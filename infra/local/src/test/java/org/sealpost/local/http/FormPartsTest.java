package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.local.http.FormParts.MalformedFormException;

class FormPartsTest {
  private static final String BOUNDARY = "----WebKitFormBoundaryAbC";
  private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  @Test
  void partsShouldComeInTheirOrder() throws IOException {
    FormParts parts = parts(TYPE, part("a", "1") + part("b", "") + part("file", "x\r\ny") + end());

    assertThat(all(parts)).containsExactly("a=1", "b=", "file=x\r\ny");
  }

  @Test
  void partsShouldBeReadAsBrowsersWriteThem() throws IOException {
    FormParts parts =
        parts(
            "multipart/form-data; boundary=\"q\"",
            """
            --q\r
            content-disposition: form-data; name="key"\r
            \r
            k\r
            --q\r
            Content-Disposition: form-data; name="file"; filename="se;aled name=x"\r
            Content-Type: application/octet-stream\r
            \r
            bytes\r
            --q--\r
            """);

    assertThat(all(parts)).containsExactly("key=k", "file=bytes");
  }

  @Test
  void partsMayBeLeftUnread() throws IOException {
    FormParts parts = parts(TYPE, part("a", "x".repeat(100_000)) + part("b", "2") + end());

    assertThat(parts.next()).contains("a");
    assertThat(parts.next()).contains("b");
    assertThat(parts.content()).hasContent("2");
    assertThat(parts.next()).isEmpty();
  }

  /// What looks like the boundary, and is none.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r",
        "\r\r",
        "\r\n",
        "\r\n--",
        "\r\n------WebKitFormBoundaryAb",
        "\r\n------WebKitFormBoundaryAbD",
        "\n------WebKitFormBoundaryAbC",
        "\r\r\n------WebKitFormBoundaryAb",
        "------WebKitFormBoundaryAbC--"
      })
  void contentShouldKeepWhatIsAlmostABoundary(String content) throws IOException {
    FormParts parts = parts(TYPE, part("file", content) + end());

    assertThat(all(parts)).containsExactly("file=" + content);
  }

  @Test
  void contentShouldBeTheVeryBytesWhateverTheyAre() throws IOException {
    Random random = new Random(5);
    String alphabet = "\r\n-WC" + '\0' + '\u00ff';
    for (int round = 0; round < 300; round++) {
      StringBuilder content = new StringBuilder();
      int length = random.nextInt(400);
      for (int i = 0; i < length; i++) {
        content.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }

      FormParts parts = parts(TYPE, part("file", content.toString()) + end());

      assertThat(parts.next()).contains("file");
      assertThat(new String(parts.content().readAllBytes(), ISO_8859_1)).isEqualTo("" + content);
    }
  }

  @Test
  void everyBeginningOfAFormShouldBeRefused() throws IOException {
    String form = part("a", "1") + part("file", "bytes") + "--" + BOUNDARY + "--";
    for (int length = 0; length < form.length(); length++) {
      FormParts parts = parts(TYPE, form.substring(0, length));

      assertThatExceptionOfType(MalformedFormException.class)
          .as("%d characters", length)
          .isThrownBy(() -> all(parts));
    }
    assertThat(all(parts(TYPE, form))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=a b",
        "multipart/mixed; boundary=a"
      })
  void otherContentShouldBeRefused(String type) {
    assertThatExceptionOfType(MalformedFormException.class).isThrownBy(() -> parts(type, ""));
  }

  @Test
  void headsShouldBeShort() throws IOException {
    String line = "x-a: " + "a".repeat(4000) + "\r\n";
    FormParts tooLong = parts(TYPE, "--" + BOUNDARY + "\r\nx-a: " + "a".repeat(5000));
    FormParts tooMany = parts(TYPE, "--" + BOUNDARY + "\r\n" + line + line + "\r\n");

    assertThatExceptionOfType(MalformedFormException.class).isThrownBy(tooLong::next);
    assertThatExceptionOfType(MalformedFormException.class).isThrownBy(tooMany::next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-a: b\r\n\r\n",
        "\r\n",
        "content-disposition: form-data\r\n\r\n",
        "content-disposition: form-data; filename=\"name=\"\r\n\r\n"
      })
  void partsShouldHaveNames(String head) throws IOException {
    FormParts parts = parts(TYPE, "--" + BOUNDARY + "\r\n" + head + "\r\n" + end());

    assertThatExceptionOfType(MalformedFormException.class).isThrownBy(parts::next);
  }

  private static List<String> all(FormParts parts) throws IOException {
    List<String> all = new ArrayList<>();
    for (Optional<String> name = parts.next(); name.isPresent(); name = parts.next()) {
      all.add(name.get() + "=" + new String(parts.content().readAllBytes(), UTF_8));
    }
    return all;
  }

  private static FormParts parts(String type, String body) throws IOException {
    return FormParts.of(type, new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
  }

  private static String part(String name, String content) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, content);
  }

  private static String end() {
    return "--" + BOUNDARY + "--\r\n";
  }
}
