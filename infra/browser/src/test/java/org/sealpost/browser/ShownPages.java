package org.sealpost.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sealpost.portal.pages.Response;
import org.sealpost.portal.pages.SeenPages;
import org.sealpost.portal.pages.Visitor;

/// Every page and state of the portal, in one language, served once more: each at an address of its
/// own, with the headers that it came with. Of pages that differ in nothing but their texts, one.
final class ShownPages implements AutoCloseable {
  /// What tells pages apart: tags, classes, roles and states, not what stands in them.
  private static final Pattern TEXT = Pattern.compile(">[^<]*<");

  private static final Pattern VALUE =
      Pattern.compile(
          " (id|for|name|value|href|action|content|src|alt|title|datetime|formaction|lang|dir"
              + "|data-[a-z-]+|aria-(label|labelledby|describedby|controls)|max|min|maxlength|sizes)"
              + "=\"[^\"]*\"");
  private static final Pattern REPEATED = Pattern.compile("(<[^/][^>]*>.{0,600}?)\\1+");

  /// Pages that lead on by themselves stay where they are, to be looked at.
  private static final Pattern ONWARD = Pattern.compile("<meta http-equiv=\"refresh\"[^>]*>");

  /// Pages that let no script run, for paper, would not answer whoever looks at them either.
  private static final Pattern SANDBOX = Pattern.compile(" sandbox[^;]*;");

  /// Frames that hold nothing but what somebody wrote.
  private static final Pattern FOREIGN = Pattern.compile(".*/(body|attachments/\\d+/text)");

  private final HttpServer server;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Visitor visitor;

  /// @param from what was asked for when a test of the portal saw it
  record Page(String from, String address, Response answer) {
    String html() {
      return ONWARD.matcher(new String(answer.body(), StandardCharsets.UTF_8)).replaceAll("");
    }

    @Override
    public String toString() {
      return address + " (" + from + ")";
    }
  }

  private ShownPages(HttpServer server) {
    this.server = server;
    this.visitor = new Visitor().signedIn();
  }

  static ShownPages open(Collection<String> languages) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ShownPages shown = new ShownPages(server);
    languages.forEach(shown::see);
    server.createContext("/", shown::answer);
    server.start();
    return shown;
  }

  /// By its name, since browsers have no passkeys for numbers.
  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  List<Page> in(String language) {
    return pages.values().stream()
        .filter(page -> page.address().startsWith("/shown/" + language + "/"))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void see(String language) {
    Set<String> shapes = new HashSet<>();
    for (SeenPages.Seen one : SeenPages.in(language)) {
      if (!FOREIGN.matcher(one.from()).matches()
          && one.html().contains("<html lang=\"" + language + "\"")
          && shapes.add(shape(one.html()))) {
        String address = "/shown/" + language + "/" + shapes.size();
        pages.put(address, new Page(one.from(), address, one.answer()));
      }
    }
  }

  private static String shape(String html) {
    String bare = VALUE.matcher(TEXT.matcher(html).replaceAll("><")).replaceAll("");
    return REPEATED.matcher(bare).replaceAll("$1");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      Page page = pages.get(path);
      Response answer = page == null ? visitor.get(path) : page.answer();
      byte[] body = page == null ? answer.body() : page.html().getBytes(StandardCharsets.UTF_8);
      answer
          .headers()
          .forEach(
              (name, value) ->
                  exchange
                      .getResponseHeaders()
                      .set(name, page == null ? value : SANDBOX.matcher(value).replaceAll("")));
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
