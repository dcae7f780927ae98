package org.sealpost.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/// A server with two providers of accounts, which take everybody's word for who they are.
final class AccountServer implements AutoCloseable {
  /// Its word counts for the addresses of partner.example.
  static final String MAIL = "Partner Mail";

  /// Its word counts for no address that a story writes to.
  static final String WORK = "Fabrikam";

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

  /// Signs in on the provider's page, as somebody whose account says this address.
  void signIn(Page page, String subject, String address) {
    page.waitForURL(origin() + "/**");
    page.locator("[name=username]").fill(subject);
    page.locator("[name=claims]")
        .fill("{\"email\": \"%s\", \"email_verified\": true}".formatted(address));
    Find.button(page, "Sign-in").click();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
