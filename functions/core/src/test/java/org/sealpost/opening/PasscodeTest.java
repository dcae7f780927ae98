package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "1234 5678",
        " 1234-5678 ",
        "1 2 3 4 5 6 7 8",
        "1234\u00a05678",
        "1234\n5678\r\n",
        "\t12345678",
        "١٢٣٤ ٥٦٧٨",
        "۱۲۳۴۵۶۷۸",
        "१२३४५६७८",
        "１２３４５６７８",
        "\u20681234 5678\u2069"
      })
  void parseShouldTakeWhatPeopleTypeAndPaste(String typed) {
    assertThat(Passcode.parse(typed)).contains(new Passcode("12345678"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1234567",
        "123456789",
        "1234567a",
        "١٢٣٤٥٦٧",
        "①②③④⑤⑥⑦⑧",
        "一二三四五六七八",
        "-1-1-1-1",
        "abcd",
        "+1234567",
        "12345.78",
        "1234_5678"
      })
  void parseShouldRefuseEverythingElse(String typed) {
    assertThat(Passcode.parse(typed)).isEmpty();
  }

  /// 20,000 codes: each digit stands about 2,000 times at each place, leading zeros included. Six
  /// standard deviations are 255.
  @Test
  void randomShouldSpreadOverAllDigitsAtAllPlaces() {
    SecureRandom random = new SecureRandom();
    int[][] counts = new int[8][10];
    for (int round = 0; round < 20_000; round++) {
      String digits = Passcode.random(random).digits();
      for (int place = 0; place < 8; place++) {
        counts[place][digits.charAt(place) - '0']++;
      }
    }

    for (int[] place : counts) {
      for (int count : place) {
        assertThat(count).isBetween(1_700, 2_300);
      }
    }
  }

  /// Languages that write their own digits must not change ours.
  @Test
  void randomShouldGiveAsciiDigitsInAnyLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(Passcode.random(new SecureRandom()).digits()).matches("[0-9]{8}");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void toStringShouldHideTheDigits() {
    assertThat(new Passcode("12345678")).hasToString("Passcode[******]");
  }

  @Test
  void newShouldRefuseOtherThanEightDigits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Passcode("1234 5678"));
  }
}
