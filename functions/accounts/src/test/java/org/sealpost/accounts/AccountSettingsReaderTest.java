package org.sealpost.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.mail.Domain;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;

class AccountSettingsReaderTest {
  private static final String SECRET = "s3cr3t-canary";
  private static final String ISSUER =
      """
      {"providers": [{"id": "contoso", "name": "Contoso", "kind": "work",
        "issuer": "https://login.contoso.example", "clientId": "c", "clientSecret": "s3cr3t-canary",
        "domains": ["contoso.example"]}]}
      """;

  @Test
  void readShouldTakeEveryPreset() throws Exception {
    AccountSettings settings =
        AccountSettingsReader.read(
            """
            {"providers": [
              {"preset": "google", "clientId": "g", "clientSecret": "s3cr3t-canary"},
              {"preset": "yahoo", "clientId": "y", "clientSecret": "s3cr3t-canary"},
              {"preset": "microsoft", "clientId": "m"},
              {"preset": "work", "name": "Your work account", "clientId": "w"}]}
            """);

    assertThat(settings.providers())
        .extracting(ProviderSettings::provider)
        .containsExactly(
            new AccountProvider("google", "Google", Kind.SOCIAL),
            new AccountProvider("yahoo", "Yahoo", Kind.SOCIAL),
            new AccountProvider("microsoft", "Microsoft account", Kind.SOCIAL),
            new AccountProvider("work", "Your work account", Kind.WORK));
    assertThat(settings.providers().getFirst().clientSecret()).contains(SECRET);
    assertThat(settings.providers().getLast().clientSecret()).isEmpty();
    assertThat(settings.toString()).doesNotContain(SECRET);
  }

  @Test
  void readShouldTakeAnIssuerOfOnesOwn() throws Exception {
    ProviderSettings one = AccountSettingsReader.read(ISSUER).providers().getFirst();

    assertThat(one.provider()).isEqualTo(new AccountProvider("contoso", "Contoso", Kind.WORK));
    assertThat(one.issuer().name()).isEqualTo("https://login.contoso.example");
    assertThat(one.issuer().discovery())
        .hasToString("https://login.contoso.example/.well-known/openid-configuration");
    assertThat(one.proof()).isEqualTo(new Proof.OfDomains(Set.of(new Domain("contoso.example"))));
  }

  @Test
  void readShouldTakeNoProofWhereNoDomainsAreNamed() throws Exception {
    String without = ISSUER.replace("[\"contoso.example\"]", "[]");

    assertThat(AccountSettingsReader.read(without).providers().getFirst().proof())
        .isEqualTo(new Proof.Never());
    assertThat(AccountSettingsReader.read("{\"providers\": []}")).isEqualTo(AccountSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"kind\": \"work\" | \"kind\": \"job\" | providers[0].kind has to be work or social",
        "\"kind\": \"work\", | `` | providers[0].kind has to be given",
        "\"clientId\": \"c\" | \"clientId\": 7 | providers[0].clientId has to be a text",
        "\"clientId\": \"c\" | \"clientId\": \" \" | providers[0].clientId has to be a text",
        "\"id\": \"contoso\" | \"id\": \"Contoso\" | providers[0].id has to be a short name",
        "\"id\": \"contoso\" | \"id\": \"passcode\" | providers[0].id has to be a short name",
        "\"id\": \"contoso\" | \"id\": \"google\" | providers[0].id has to be a short name",
        "\"id\": \"contoso\" | \"id\": \"a/b\" | providers[0].id has to be a short name",
        "https://login.contoso | http://login.contoso | providers[0].issuer has to be an https://",
        "https://login.contoso | https://u@login.contoso | providers[0].issuer has to be an https://",
        "https://login.contoso.example | https://a b | providers[0].issuer has to be an https://",
        "https://login.contoso.example | /etc/passwd | providers[0].issuer has to be an https://",
        "login.contoso.example | login.contoso.example?x=1 | providers[0].issuer has to be an https",
        "login.contoso.example | login.microsoftonline.com/t/v2.0 | providers[0].domains has to be left",
        "login.contoso.example | sts.windows.net/t/ | providers[0].domains has to be left",
        "[\"contoso.example\"] | \"contoso.example\" | providers[0].domains has to be a list",
        "[\"contoso.example\"] | [\"not a domain\"] | providers[0].domains[0] has to be a mail domain",
        "[\"contoso.example\"] | [7] | providers[0].domains[0] has to be a mail domain",
        "\"domains\" | \"domain\" | providers[0]. has a field that is not known here",
        "\"id\": \"contoso\" | \"preset\": \"google\" | has a field that is not known here",
        "{\"providers\" | {\"provider\" | has a field that is not known here",
        "]}]} | ]}]}} | not JSON, from line",
        "]}]} | ]}] | not JSON, from line",
        "\"kind\": | \"kind\": \"work\", \"kind\": | not JSON, from line"
      })
  void readShouldSayWhereAndWhyAndQuoteNothing(String old, String changed, String message) {
    String json = ISSUER.replace(old, changed);

    assertThatThrownBy(() -> AccountSettingsReader.read(json))
        .isInstanceOf(MalformedSettingsException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void readShouldQuoteNoSecretHoweverItIsMisplaced() {
    for (String json :
        new String[] {
          SECRET,
          "",
          "[]",
          "null",
          "{\"" + SECRET + "\": 1}",
          "{\"providers\": " + SECRET + "}",
          "{\"providers\": [\"" + SECRET + "\"]}",
          "{\"providers\": [{\"preset\": \"" + SECRET + "\"}]}",
          "{\"providers\": [{\"preset\": \"google\", \"clientId\": {\"x\": \"" + SECRET + "\"}}]}"
        }) {
      assertThatThrownBy(() -> AccountSettingsReader.read(json))
          .isInstanceOf(MalformedSettingsException.class)
          .hasMessageNotContaining(SECRET);
    }
  }

  @Test
  void readShouldRefuseTwoOfTheSameIdAndTooMany() {
    String google = "{\"preset\": \"google\", \"clientId\": \"g\"}";

    assertThatThrownBy(
            () -> AccountSettingsReader.read("{\"providers\": [" + google + "," + google + "]}"))
        .hasMessageContaining("providers[1] has to be another one");
    assertThatThrownBy(
            () ->
                AccountSettingsReader.read(
                    "{\"providers\": [" + (google + ",").repeat(10) + google + "]}"))
        .hasMessageContaining("at most 10");
  }
}
