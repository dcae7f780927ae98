package org.sealpost.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.mime.TypedAddresses.Named;
import org.sealpost.mail.mime.TypedAddresses.TooMany;
import org.sealpost.mail.mime.TypedAddresses.Unreadable;

class TypedAddressesTest {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");

  private static TypedAddresses read(String typed) {
    return TypedAddresses.of(typed, 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@partner.example,carol@elsewhere.example",
        "bob@partner.example; carol@elsewhere.example;",
        "bob@partner.example\ncarol@elsewhere.example",
        "bob@partner.example\r\n\r\n carol@elsewhere.example\r\n",
        " Bob Brown <bob@partner.example>, \"Carol, of course\" <carol@elsewhere.example>",
        "\"Brown; Bob\" <bob@partner.example>;carol@elsewhere.example (at work)",
        "<bob@partner.example>,,;carol@elsewhere.example",
        "bob@partner.example, BOB@Partner.Example, carol@elsewhere.example",
      })
  void ofShouldReadWhatPeopleTypeAndPaste(String typed) {
    assertThat(read(typed)).isEqualTo(new Named(List.of(BOB, CAROL)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",;\n", "\r\n"})
  void ofShouldFindNobodyInNothing(String typed) {
    assertThat(read(typed)).isEqualTo(new Named(List.of()));
  }

  @Test
  void ofShouldReadDomainsOfAllScriptsAndQuotedNames() {
    assertThat(read("x@bücher.example; \"a b\"@partner.example"))
        .isEqualTo(
            new Named(
                List.of(
                    EmailAddress.of("x@xn--bcher-kva.example"),
                    EmailAddress.of("\"a b\"@partner.example"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob",
        "bob@",
        "@partner.example",
        "bob partner.example",
        "bob@partner.example carol@elsewhere.example",
        "bob@partner..example",
        "bob@[192.0.2.1]",
        "friends: bob@partner.example",
        "<bob@partner.example",
        "bob@partner.example>",
        "\"Bob <bob@partner.example>",
        "bob@straße.example",
        "bob\u0000@partner.example",
        "bob@partner.example\u0007",
        "javascript:alert(1)",
      })
  void ofShouldSayWhatIsNoAddress(String typed) {
    assertThat(read("carol@elsewhere.example, " + typed)).isInstanceOf(Unreadable.class);
  }

  @Test
  void ofShouldShowWhatItCannotReadOnOneShortLine() {
    assertThat(read("a\u202eb\u0007c " + "😀".repeat(200)))
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> {
              assertThat(unreadable.typed().codePoints())
                  .hasSizeLessThanOrEqualTo(100)
                  .noneMatch(Character::isISOControl)
                  .doesNotContain(0x202e);
              assertThat(unreadable.typed()).startsWith("a b c 😀");
            });
  }

  @Test
  void ofShouldCountEachAddressOnce() {
    String twenty = typed(20);

    assertThat(read(twenty + "," + twenty))
        .isInstanceOfSatisfying(Named.class, named -> assertThat(named.addresses()).hasSize(20));
    assertThat(read(typed(21))).isEqualTo(new TooMany());
    assertThat(read(" ".repeat(1_000_000))).isEqualTo(new TooMany());
  }

  private static String typed(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "p" + at + "@partner.example")
        .collect(Collectors.joining(", "));
  }

  /// Threat 33: whatever is typed, what comes of it are addresses, or nothing.
  @Test
  void ofShouldNeverGiveAnythingThatCouldBeginAHeaderField() {
    Random random = new Random(20_261_122);
    String letters = "ab@.,;<>\"\\()[]: \t\r\n\u0000\u0085\u2028é\u202e%\u00a0-";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder typed = new StringBuilder();
      int length = random.nextInt(40);
      for (int at = 0; at < length; at++) {
        typed.append(
            random.nextInt(6) == 0
                ? "a@b.example"
                : String.valueOf(letters.charAt(random.nextInt(letters.length()))));
      }
      if (read(typed.toString()) instanceof Named(var addresses)) {
        assertThat(addresses)
            .allSatisfy(
                address -> assertThat(address.toString()).matches("[\\x20-\\x7e]+@[a-z0-9._-]+"));
      }
    }
  }
}
