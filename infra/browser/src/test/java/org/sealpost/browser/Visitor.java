package org.sealpost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody at a browser, under observation: no request goes anywhere but to this Sealpost, and no
/// page complains.
final class Visitor implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("responded with a status of (\\d{3})");

  private final String name;
  private final Device device;
  private final BrowserContext context;
  private final Page page;
  private final List<String> origins;
  private final List<String> elsewhere;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Set<String> expectedRefusals = new HashSet<>();

  /// @param elsewhere origins that people may be led to, where others answer for what happens
  Visitor(
      String name, Browser browser, Device device, List<String> origins, List<String> elsewhere) {
    this.name = name;
    this.device = device;
    this.origins = origins;
    this.elsewhere = elsewhere;
    context = browser.newContext(device.options());
    context.addInitScript(
        "addEventListener('securitypolicyviolation', event =>"
            + " console.error('policy violated: ' + event.violatedDirective + ' ' + event.blockedURI))");
    context.onRequest(this::observe);
    context.onConsoleMessage(this::observe);
    context.onWebError(error -> complaints.add(name + ": script failed: " + error.error()));
    page = context.newPage();
  }

  Page page() {
    return page;
  }

  Device device() {
    return device;
  }

  /// For what only a browser knows: its cookies.
  BrowserContext browser() {
    return context;
  }

  Page emptyTab() {
    return context.newPage();
  }

  /// From now on, answers of this status are what is wanted.
  void expectRefusal(int status) {
    expectedRefusals.add(Integer.toString(status));
  }

  void assertNoComplaints() {
    assertThat(complaints).as("what %s's browser complained of", name).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }

  private void observe(Request request) {
    String url = request.url();
    if (url.startsWith("http")
        && !isOf(origins, url)
        && !isOf(elsewhere, url)
        && !isOf(elsewhere, page.url())) {
      complaints.add(name + ": request to " + url);
    }
  }

  private static boolean isOf(List<String> origins, String url) {
    return origins.stream().anyMatch(origin -> url.equals(origin) || url.startsWith(origin + "/"));
  }

  private void observe(ConsoleMessage message) {
    Matcher status = STATUS.matcher(message.text());
    boolean wanted = status.find() && expectedRefusals.contains(status.group(1));
    if (message.type().equals("error") && !wanted && !isOf(elsewhere, page.url())) {
      complaints.add(name + ": " + message.text() + " at " + message.location());
    }
  }
}
