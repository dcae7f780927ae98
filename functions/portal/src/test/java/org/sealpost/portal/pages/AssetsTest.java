package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.branding.BrandingTemplate;

class AssetsTest {
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final Visitor visitor = new Visitor();

  @ParameterizedTest
  @CsvSource({
    "/assets/portal.css, text/css; charset=utf-8",
    "/assets/portal.js, text/javascript; charset=utf-8",
    "/assets/answer.css, text/css; charset=utf-8",
    "/assets/answer.js, text/javascript; charset=utf-8",
    "/assets/seal.svg, image/svg+xml",
    "/favicon.ico, image/svg+xml"
  })
  void assetShouldBeAskedForAgainUnlessItsAddressNamesItsBytes(String path, String contentType) {
    Response answer = visitor.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("content-type", contentType)
        .containsEntry("cache-control", "no-cache");
    assertThat(answer.cookies()).isEmpty();
  }

  @Test
  void assetsOfPagesShouldBeKeptForEver() {
    visitor.templates.put(BrandingTemplate.DEFAULT_NAME, Brandings.with("#7a1f3d", "Contoso"));
    Assets assets = new Assets(visitor.brandingTemplates());
    Matcher addresses =
        Pattern.compile("(?:href|src)=\"(/assets/[^\"?]+)\\??([^\"]*)\"")
            .matcher(Visitor.text(visitor.get("/")));

    List<Response> answers =
        addresses
            .results()
            .map(
                address ->
                    new Request(
                        "GET",
                        address.group(1),
                        address.group(2),
                        Map.of(),
                        List.of(),
                        new byte[0],
                        "",
                        "request-1"))
            .map(request -> assets.find(request).orElseThrow())
            .toList();

    assertThat(answers).as("icon, two stylesheets, script, logo").hasSize(5);
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.headers()).containsEntry("cache-control", FOREVER));
  }

  @Test
  void logoShouldBeServedWithItsOwnBytesAndType() {
    visitor.templates.put(BrandingTemplate.DEFAULT_NAME, Brandings.with("#7a1f3d", "Contoso"));

    Response answer = visitor.get(Assets.address(Brandings.LOGO));

    assertThat(answer.headers()).containsEntry("content-type", "image/png");
    assertThat(answer.body()).isEqualTo(Brandings.LOGO.bytes());
  }

  @Test
  void colorsShouldBeAStylesheetOfTheirOwn() {
    Response answer = visitor.get("/assets/brand/7a1f3d.css");

    assertThat(answer.headers())
        .containsEntry("content-type", "text/css; charset=utf-8")
        .containsEntry("cache-control", FOREVER);
    assertThat(new String(answer.body(), UTF_8)).startsWith(":root{--brand:#7a1f3d;");
  }
}
