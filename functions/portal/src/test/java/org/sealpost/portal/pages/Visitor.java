package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.MessageReference;
import org.sealpost.testing.TestClock;

/// Somebody's browser on the portal of Contoso.
public final class Visitor {
  public static final String ORIGIN = "https://mail.contoso.example";

  /// Waits for nothing.
  public static final Pace UNHURRIED = new Pace(() -> 0, nanos -> {});

  final ScriptedDoor door = new ScriptedDoor();
  final TestClock clock = new TestClock(ScriptedDoor.SINCE.plusSeconds(60));
  final Map<String, BrandingTemplate> templates = new LinkedHashMap<>();
  private final Site site;
  private final BrandingTemplates brandingTemplates = new Templates(templates);
  private final Map<String, String> headers = new HashMap<>();
  private final List<String> cookies = new ArrayList<>();

  public Visitor() {
    this(ORIGIN);
  }

  Visitor(String origin) {
    this(origin, Integer.MAX_VALUE);
  }

  Visitor(String origin, int largestAnswerBytes) {
    this(origin, Optional.empty(), largestAnswerBytes);
  }

  Visitor(String origin, Optional<URI> uploads, int largestAnswerBytes) {
    site =
        new Site(
            door,
            brandingTemplates,
            organization(URI.create(origin)),
            uploads,
            largestAnswerBytes,
            UNHURRIED,
            clock);
  }

  public static Organization organization(URI origin) {
    return new Organization(
        new OrganizationId("contoso"),
        "Contoso",
        Set.of(new Domain("contoso.example")),
        EmailAddress.of("notices@contoso.example"),
        new Domain("reply.contoso.example"),
        origin);
  }

  public BrandingTemplates brandingTemplates() {
    return brandingTemplates;
  }

  Visitor signedIn() {
    return withCookie("__Host-sealpost-session=" + ScriptedDoor.SESSION.value());
  }

  /// Whose browser has asked for a passcode to this link.
  Visitor withTicket(String link) {
    return withCookie(ticketName(link) + "=" + ScriptedDoor.TICKET.toText());
  }

  static String ticketName(String link) {
    return "__Host-sealpost-browser-"
        + MessageReference.ofLink(link).replace("-", "").toLowerCase(Locale.ROOT);
  }

  Visitor withCookie(String cookie) {
    cookies.add(cookie);
    return this;
  }

  Visitor withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Response get(String path) {
    return send("GET", path, new byte[0]);
  }

  /// Submits a form with these names and values, one after the other.
  Response post(String path, String... fields) {
    headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return send("POST", path, String.join("&", pairs).getBytes(UTF_8));
  }

  Response send(String method, String path, byte[] body) {
    String[] address = path.split("\\?", 2);
    Response answer =
        site.answer(
            new Request(
                method,
                address[0],
                address.length == 1 ? "" : address[1],
                headers,
                cookies,
                body,
                "203.0.113.7",
                "request-1"));
    SeenPages.note(method, path, answer);
    return answer;
  }

  static String text(Response response) {
    return new String(response.body(), UTF_8);
  }

  /// With the link's reference left out, which every link has.
  public static String textOfAnyLink(Response response) {
    return withoutReference(text(response));
  }

  public static String withoutReference(String page) {
    return page.replaceAll("<strong>[A-Z2-9]{4}-[A-Z2-9]{4}</strong>", "<strong></strong>");
  }

  private record Templates(Map<String, BrandingTemplate> byName) implements BrandingTemplates {
    @Override
    public Optional<BrandingTemplate> find(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    @Override
    public List<BrandingTemplate> all() {
      return List.copyOf(byName.values());
    }

    @Override
    public void put(BrandingTemplate template) {
      byName.put(template.name(), template);
    }
  }
}
