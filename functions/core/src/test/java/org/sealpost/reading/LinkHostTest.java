package org.sealpost.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHostTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://evil.example/ | www.bank.example | evil.example",
        "https://evil.example/ | https://bank.example/login | evil.example",
        "https://bank.example@evil.example/ | bank.example | evil.example",
        "https://bank.example.evil.example/ | bank.example | bank.example.evil.example",
        "https://b\u0430nk.example/ | bank.example | xn--bnk-6cd.example",
        "http:\\\\evil.example\\x | bank.example | evil.example",
        "https://evil.example:443/x | Pay at bank.example now | evil.example",
        "mailto:eve@evil.example | alice@contoso.example | eve@evil.example",
      })
  void unlikeShouldNameWhereALinkReallyLeads(String href, String text, String host) {
    assertThat(LinkHost.unlike(href, text)).contains(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://bank.example/x | bank.example",
        "https://www.bank.example/x | bank.example",
        "https://login.bank.example/x | BANK.example",
        "https://bank.example/x | https://www.bank.example/y",
        "https://xn--bnk-6cd.example/ | b\u0430nk.example",
        "https://evil.example/ | Sign in",
        "https://evil.example/ | 12.5 percent",
        "mailto:Alice@contoso.example?subject=x | alice@contoso.example",
      })
  void unlikeShouldSayNothingWhereTextAndLinkAgree(String href, String text) {
    assertThat(LinkHost.unlike(href, text)).isEmpty();
  }

  @Test
  void hostShouldStandBehindTheLink() {
    String safe =
        Texts.html("<a href='https://evil.example/x'>https://<b>bank</b>.example</a>!").fresh();

    assertThat(Jsoup.parse(safe).text()).isEqualTo("https://bank.example [evil.example]!");
  }
}
