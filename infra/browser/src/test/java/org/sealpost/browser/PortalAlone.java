package org.sealpost.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.account.Accounts;
import org.sealpost.organization.Organization;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.pages.Door;
import org.sealpost.portal.pages.Pace;
import org.sealpost.portal.pages.Request;
import org.sealpost.portal.pages.Response;
import org.sealpost.portal.pages.Site;
import org.sealpost.protection.PortalLink;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

/// The portal over a platform in memory, on a free port of loopback.
final class PortalAlone implements AutoCloseable {
  private static final int LAMBDA_BYTES = 4_500_000;

  private final HttpServer server;
  private final InMemoryPlatform platform;
  private final Site site;

  private PortalAlone(HttpServer server, int largestAnswerBytes) {
    this.server = server;
    Organization sample = Samples.contoso();
    URI origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    this.platform =
        new InMemoryPlatform(
            new Organization(
                sample.id(),
                sample.name(),
                Set.copyOf(sample.acceptedDomains()),
                sample.noticeAddress(),
                sample.replyDomain(),
                origin));
    this.site =
        new Site(
            Door.of(
                Doors.portal(
                    platform,
                    new PortalMeans(Accounts.NONE, AttachmentPreviews.NONE, largestAnswerBytes))),
            platform.brandingTemplates(),
            platform.organization(),
            Optional.empty(),
            Integer.MAX_VALUE,
            Pace.ofThisMachine(),
            platform.clock());
  }

  static PortalAlone open() throws IOException {
    return open(LAMBDA_BYTES);
  }

  /// @param largestAnswerBytes what the front door carries at once
  static PortalAlone open(int largestAnswerBytes) throws IOException {
    PortalAlone portal =
        new PortalAlone(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
            largestAnswerBytes);
    portal.server.createContext("/", portal::answer);
    portal.server.start();
    return portal;
  }

  String origin() {
    return platform.organization().portalOrigin().toString();
  }

  InMemoryPlatform platform() {
    return platform;
  }

  /// Where the message is.
  String address(PortalLink link) {
    return origin() + PortalLink.PATH + link;
  }

  /// Signs Bob in, in this browser, without more ado.
  void signIn(BrowserContext browser, PortalLink link) {
    SecretToken token = SecretToken.random(platform.random());
    platform.portalSessions.start(
        PortalSession.start(
            token,
            Samples.BOB,
            SignInMethod.PASSCODE,
            org.sealpost.trace.Visitor.UNKNOWN,
            false,
            link,
            platform.clock().instant()));
    browser.addCookies(List.of(new Cookie("sealpost-session", token.value()).setUrl(origin())));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
      List<String> cookies =
          Stream.of(headers.getOrDefault("cookie", "").split(";")).map(String::strip).toList();
      Response response =
          site.answer(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                  headers,
                  cookies,
                  exchange.getRequestBody().readAllBytes(),
                  "127.0.0.1",
                  "request-1"));
      response.headers().forEach(exchange.getResponseHeaders()::set);
      response.cookies().forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
      int length = response.body().length;
      exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
      if (length > 0) {
        try (OutputStream body = exchange.getResponseBody()) {
          body.write(response.body());
        }
      }
    }
  }
}
