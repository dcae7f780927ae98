package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.branding.Logo;

/// What pages are dressed with: our stylesheet, script and icon, and the organization's colours and
/// logos. The same for everybody and personal to nobody: each logo goes out with every notice.
final class Assets {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final Pattern LOGO = Pattern.compile("/assets/logo/([0-9a-f]{32})");

  private final Asset stylesheet = Asset.load("portal.css", "text/css; charset=utf-8");
  private final Asset script = Asset.load("portal.js", "text/javascript; charset=utf-8");
  private final Asset answerScript = Asset.load("answer.js", "text/javascript; charset=utf-8");
  private final Asset answerStylesheet = Asset.load("answer.css", "text/css; charset=utf-8");
  private final Asset icon = Asset.load("seal.svg", "image/svg+xml");
  private final Asset worker = Asset.load("worker.js", "text/javascript; charset=utf-8");
  private final Map<String, Asset> byPath =
      Map.of(
          "/assets/portal.css", stylesheet,
          "/assets/portal.js", script,
          "/assets/answer.js", answerScript,
          "/assets/answer.css", answerStylesheet,
          "/assets/seal.svg", icon,
          "/favicon.ico", icon);
  private final BrandingTemplates templates;

  Assets(BrandingTemplates templates) {
    this.templates = templates;
  }

  /// What the browser runs when there is no connection.
  Response worker() {
    return worker.answer("");
  }

  String stylesheetAddress() {
    return "/assets/portal.css" + stylesheet.query();
  }

  String scriptAddress() {
    return "/assets/portal.js" + script.query();
  }

  String answerScriptAddress() {
    return "/assets/answer.js" + answerScript.query();
  }

  String answerStylesheetAddress() {
    return "/assets/answer.css" + answerStylesheet.query();
  }

  String iconAddress() {
    return "/assets/seal.svg" + icon.query();
  }

  static String address(Logo logo) {
    return "/assets/logo/" + digest(logo.base64().getBytes(UTF_8));
  }

  Optional<Response> find(Request request) {
    String path = request.path();
    Asset asset = byPath.get(path);
    return asset == null
        ? colors(path).or(() -> logo(path))
        : Optional.of(asset.answer(request.query()));
  }

  private static Optional<Response> colors(String path) {
    return BrandColor.ofStylesheet(path)
        .map(color -> color.stylesheet().getBytes(UTF_8))
        .map(css -> Response.of(200, "text/css; charset=utf-8", css))
        .map(response -> response.with("cache-control", FOREVER));
  }

  private Optional<Response> logo(String path) {
    if (!LOGO.matcher(path).matches()) {
      return Optional.empty();
    }
    return templates.all().stream()
        .map(BrandingTemplate::logo)
        .flatMap(Optional::stream)
        .filter(logo -> address(logo).equals(path))
        .findFirst()
        .map(logo -> Response.of(200, logo.mediaType(), logo.bytes()))
        .map(response -> response.with("cache-control", FOREVER));
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha256, 0, 16);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// A file of ours.
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record Asset(String contentType, byte[] bytes, String version) {
    static Asset load(String name, String contentType) {
      try (InputStream file = Assets.class.getResourceAsStream(name)) {
        if (file == null) {
          throw new IllegalStateException("missing from the jar: " + name);
        }
        byte[] bytes = file.readAllBytes();
        return new Asset(contentType, bytes, digest(bytes));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    String query() {
      return "?v=" + version;
    }

    /// Kept for ever under the address that names these very bytes; under any other, asked for
    /// again.
    Response answer(String query) {
      return Response.of(200, contentType, bytes)
          .with("cache-control", query.equals("v=" + version) ? FOREVER : "no-cache");
    }
  }
}
