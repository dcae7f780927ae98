package org.sealpost.rules.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void ofShouldLeaveOrdinaryTextAlone() {
    assertThat(Printable.of(" Größe 10 € 機密 😀 ", 80)).isEqualTo("Größe 10 € 機密 😀");
  }

  @Test
  void ofShouldTakeWhatMovesTheCursor() {
    assertThat(Printable.of("a\u001b[31mb\r\nc\u0000\u009bd", 80)).isEqualTo("a [31mb  c  d");
  }

  @Test
  void ofShouldTakeWhatTurnsTheDirection() {
    assertThat(Printable.of("a\u202eb\u2066c\u2028d\u200be", 80)).isEqualTo("a?b?c d?e");
  }

  @Test
  void ofShouldTakeHalfCharacters() {
    assertThat(Printable.of("a\ud83dz", 80)).isEqualTo("a?z");
  }

  @Test
  void ofShouldCutWhatIsTooLong() {
    assertThat(Printable.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Printable.of("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Printable.of("😀".repeat(9), 3)).isEqualTo("😀😀…");
  }
}
