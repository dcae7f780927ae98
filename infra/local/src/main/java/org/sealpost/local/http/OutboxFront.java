package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.local.outbound.OutboxFolder;

/// Shows the outbox to whoever develops on this machine. There is no sign-in: whoever can read the
/// folder could read the mails anyway.
public final class OutboxFront implements AutoCloseable {
  private static final Pattern MAIL = Pattern.compile("/mails/(\\d{1,18})(/html|\\.eml)?");
  private static final int SHOWN = 200;
  private static final int NO_BODY = -1;

  private final OutboxFolder outbox;
  private final byte[] style;
  private final LoopbackServer server;

  private OutboxFront(OutboxFolder outbox) throws IOException {
    this.outbox = outbox;
    try (InputStream css =
        Objects.requireNonNull(OutboxFront.class.getResourceAsStream("outbox.css"))) {
      this.style = css.readAllBytes();
    }
    this.server = LoopbackServer.bind(0);
  }

  /// On any free port.
  public static OutboxFront start(OutboxFolder outbox) throws IOException {
    OutboxFront front = new OutboxFront(outbox);
    front.server.serve(front::handle);
    return front;
  }

  public URI origin() {
    return server.origin();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (!isForThisMachine(exchange)) {
      answer(exchange, 421, "text/plain", "Not served under this name".getBytes(UTF_8));
      return;
    }
    if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      answer(exchange, 405, "text/plain", "Only to be looked at".getBytes(UTF_8));
      return;
    }
    String path = exchange.getRequestURI().getPath();
    Matcher mail = MAIL.matcher(path);
    if (path.equals("/")) {
      page(exchange, 200, list());
    } else if (path.equals("/outbox.css")) {
      answer(exchange, 200, "text/css; charset=utf-8", style);
    } else if (mail.matches()) {
      mail(exchange, Long.parseLong(mail.group(1)), Optional.ofNullable(mail.group(2)).orElse(""));
    } else {
      page(exchange, 404, OutboxPages.notFound());
    }
  }

  /// A page of the web whose name suddenly leads to this machine gets nothing (DNS rebinding).
  private boolean isForThisMachine(HttpExchange exchange) {
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    return Set.of("127.0.0.1:" + server.port(), "localhost:" + server.port()).contains(host);
  }

  private String list() throws IOException {
    List<OutboxFolder.Sent> all = outbox.list();
    List<OutboxPages.Entry> shown =
        all.stream().limit(SHOWN).flatMap(sent -> entry(sent).stream()).toList();
    return OutboxPages.list(shown, all.size());
  }

  private Optional<OutboxPages.Entry> entry(OutboxFolder.Sent sent) {
    try {
      return outbox.read(sent).map(eml -> new OutboxPages.Entry(sent, OutboxMail.headOf(eml)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private void mail(HttpExchange exchange, long number, String form) throws IOException {
    Optional<OutboxFolder.Sent> sent = outbox.find(number);
    Optional<byte[]> eml = sent.isPresent() ? outbox.read(sent.get()) : Optional.empty();
    if (sent.isEmpty() || eml.isEmpty()) {
      page(exchange, 404, OutboxPages.notFound());
      return;
    }
    switch (form) {
      case "/html" -> letter(exchange, OutboxPages.letter(OutboxMail.of(eml.get())));
      case ".eml" -> {
        exchange
            .getResponseHeaders()
            .set("Content-Disposition", "attachment; filename=\"%06d.eml\"".formatted(number));
        answer(exchange, 200, "message/rfc822", eml.get());
      }
      default -> page(exchange, 200, OutboxPages.mail(sent.get(), OutboxMail.of(eml.get())));
    }
  }

  private static void page(HttpExchange exchange, int status, String html) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'");
    answer(exchange, status, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  private static void letter(HttpExchange exchange, String html) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                + "img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'");
    answer(exchange, 200, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
