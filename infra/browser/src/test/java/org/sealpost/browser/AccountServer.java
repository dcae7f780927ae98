package org.sealpost.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/// A server with two providers of accounts, which sign in whomever a story says, without asking.
final class AccountServer implements AutoCloseable {
  /// Its word counts for the addresses of partner.example.
  static final String MAIL = "Partner Mail";

  /// Its word counts for no address that a story writes to.
  static final String WORK = "Fabrikam";

  private static final int VALID_SECONDS = 300;

  private final MockOAuth2Server server = new MockOAuth2Server();

  private AccountServer() {}

  static AccountServer start() throws IOException {
    AccountServer accounts = new AccountServer();
    accounts.server.start(InetAddress.getLoopbackAddress(), 0);
    return accounts;
  }

  String origin() {
    return "http://127.0.0.1:" + server.baseUrl().port();
  }

  /// Writes what `./sealpost up --sign-in` takes.
  Path settings(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("sign-in.json"),
        """
        {"providers": [
          {"id": "fabrikam", "name": "%s", "kind": "work", "issuer": "%s/fabrikam",
           "clientId": "sealpost", "clientSecret": "secret", "domains": ["fabrikam.example"]},
          {"id": "mail", "name": "%s", "kind": "social", "issuer": "%s/mail",
           "clientId": "sealpost", "clientSecret": "secret", "domains": ["partner.example"]}
        ]}
        """
            .formatted(WORK, origin(), MAIL, origin()));
  }

  /// Whoever comes next is this person.
  void nextIs(String provider, String subject, String address) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            provider.equals(WORK) ? "fabrikam" : "mail",
            subject,
            "JWT",
            null,
            Map.of("email", address, "email_verified", true),
            VALID_SECONDS));
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
