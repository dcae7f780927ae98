package org.sealpost.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/// A device's own authenticator, as Chromium makes one up for tests (Chrome DevTools Protocol,
/// domain WebAuthn): it has a lock, and its user opens it or does not.
final class VirtualAuthenticator {
  private final CDPSession session;
  private final String id;

  private VirtualAuthenticator(CDPSession session, String id) {
    this.session = session;
    this.id = id;
  }

  /// From now on the visitor's page has one.
  static VirtualAuthenticator in(Visitor visitor) {
    CDPSession session = visitor.browser().newCDPSession(visitor.page());
    JsonObject enable = new JsonObject();
    enable.addProperty("enableUI", false);
    session.send("WebAuthn.enable", enable);
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject add = new JsonObject();
    add.add("options", options);
    JsonObject added = session.send("WebAuthn.addVirtualAuthenticator", add);
    return new VirtualAuthenticator(session, added.get("authenticatorId").getAsString());
  }

  /// Whether its user opens the lock from now on.
  void userIsVerified(boolean verified) {
    JsonObject arguments = arguments();
    arguments.addProperty("isUserVerified", verified);
    session.send("WebAuthn.setUserVerified", arguments);
  }

  int passkeys() {
    return session
        .send("WebAuthn.getCredentials", arguments())
        .getAsJsonArray("credentials")
        .size();
  }

  /// Its user has lost them.
  void forget() {
    session.send("WebAuthn.clearCredentials", arguments());
  }

  private JsonObject arguments() {
    JsonObject arguments = new JsonObject();
    arguments.addProperty("authenticatorId", id);
    return arguments;
  }
}
