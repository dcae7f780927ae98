package org.sealpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "bob@partner.example, BOB@partner.example",
    "bob@partner.example, bob@PARTNER.Example",
    "bob+x@partner.example, BOB+X@partner.example",
    "bob@münchen.example, bob@xn--mnchen-3ya.example",
    "bob@MÜNCHEN.example, bob@xn--mnchen-3ya.example",
    "bob@ｐartner.example, bob@partner.example",
    "bob@partner。example, bob@partner.example",
  })
  void equalsShouldIgnoreCaseAndTheWritingOfTheDomainOnly(String one, String other) {
    EmailAddress address = EmailAddress.of(one);

    assertThat(address).isEqualTo(EmailAddress.of(other));
    assertThat(address).hasSameHashCodeAs(EmailAddress.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "bob@partner.example, bob+tag@partner.example",
    "bob.b@partner.example, bobb@partner.example",
    "bob@partner.example, '\"bob\"@partner.example'",
    "'\"b b\"@partner.example', '\"bb\"@partner.example'",
    "bob@partner.example, bob@mail.partner.example",
    "bob@partner.example, bob@partner.example.evil.example",
    "bob@partner.example, bob@xn--prtner-4ve.example",
    "bob@münchen.example, bob@munchen.example",
    "bob@partner.example, bob_@partner.example",
    "kate@partner.example, '\"kate\"@partner.example'",
  })
  void equalsShouldNotWidenToAnythingElse(String one, String other) {
    assertThat(EmailAddress.of(one)).isNotEqualTo(EmailAddress.of(other));
  }

  /// The Kelvin sign folds to k, the dotless i to I: a local part that is not ASCII never gets so
  /// far.
  @ParameterizedTest
  @ValueSource(strings = {"\u212Aate@partner.example", "b\u0131ll@partner.example", "é@b.example"})
  void parseShouldRefuseLocalPartsThatAreNotAscii(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  /// IDNA 2003 and 2008 lead to different owners: `straße` is `strasse` to one and `xn--strae-oqa`
  /// to the other.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@straße.example",
        "bob@STRAẞE.example",
        "bob@φίλος.example",
        "bob@a\u200Db.example",
        "bob@a\u200Cb.example"
      })
  void parseShouldRefuseDomainsThatMeanTwoDomains(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void parseShouldRefuseWhatIsNoBareAddress(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  static Stream<String> parseShouldRefuseWhatIsNoBareAddress() {
    return Stream.of(
        "",
        "@",
        "bob",
        "bob@",
        "@partner.example",
        "bob @partner.example",
        " bob@partner.example",
        "bob@partner.example ",
        "bob@ partner.example",
        "bob@partner.example\r\n",
        "bob@partner.example\r\nBcc: eve@evil.example",
        "Bob <bob@partner.example>",
        "<bob@partner.example>",
        "bob@partner.example (Bob)",
        "friends: bob@partner.example;",
        "bob@partner.example, eve@evil.example",
        "a@b@partner.example",
        "\"a@b\" <eve@evil.example>",
        "bob..b@partner.example",
        ".bob@partner.example",
        "bob.@partner.example",
        "\"bob@partner.example",
        "\"bo\"b\"@partner.example",
        "\"bob\r\n\"@partner.example",
        "\"\"@partner.example",
        "bob@[192.0.2.1]",
        "bob@partner..example",
        "bob@-partner.example",
        "bob@partner.example.",
        "bob@partner.exa mple",
        "bob@partner.example\0",
        "bo\0b@partner.example",
        "x".repeat(65) + "@partner.example",
        "bob@" + "x".repeat(64) + ".example",
        "bob@" + "x.".repeat(130) + "example");
  }

  @Test
  void parseShouldKeepTheLocalPartAsWritten() {
    EmailAddress address = EmailAddress.of("O'Neill+X@Partner.EXAMPLE");

    assertThat(address).hasToString("O'Neill+X@partner.example");
  }

  @Test
  void parseShouldTakeAQuotedLocalPartWithAnAt() {
    EmailAddress address = EmailAddress.of("\"a@b\"@partner.example");

    assertThat(address.localPart()).isEqualTo("\"a@b\"");
    assertThat(address.domain()).isEqualTo(new Domain("partner.example"));
  }

  @Test
  void maskedShouldHideAllButTheFirstCharacter() {
    assertThat(EmailAddress.of("bob.reader@partner.example").masked())
        .isEqualTo("b•••@partner.example");
  }

  @Test
  void ofShouldRefuseWithoutRepeatingTheText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.of("secret person"))
        .withMessageNotContaining("secret");
  }
}
