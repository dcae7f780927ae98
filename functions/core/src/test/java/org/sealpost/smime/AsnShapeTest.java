package org.sealpost.smime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Threat 31.
class AsnShapeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0500",
        "3000",
        "30800000",
        "3003020101",
        "308002010100 00",
        "300430800000",
        "1f8101 00",
        "04820001 aa",
        "0500 0d0a"
      })
  void isSoundShouldTakeOneElement(String hex) {
    assertThat(AsnShape.isSound(bytes(hex))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3001",
        "3080",
        "308000",
        "0480",
        "05000500",
        "0500aa",
        "3002020101",
        "3004308000",
        "04ffffffffff",
        "0484ffffffff",
        "04850000000001aa",
        "1f8181",
        "3003300200"
      })
  void isSoundShouldRefuseEverythingElse(String hex) {
    assertThat(AsnShape.isSound(bytes(hex))).isFalse();
  }

  @Test
  void isSoundShouldRefuseDepthAndNumberWithoutEnd() {
    assertThat(AsnShape.isSound(nested(40))).isTrue();
    assertThat(AsnShape.isSound(nested(41))).isFalse();
    assertThat(AsnShape.isSound(nested(1_000_000))).isFalse();
    byte[] many = new byte[25 * 1024 * 1024];
    for (int at = 0; at < many.length; at += 2) {
      many[at] = 5;
    }
    many[0] = 0x30;
    many[1] = (byte) 0x80;
    assertThat(AsnShape.isSound(many)).isFalse();
  }

  private static byte[] nested(int depth) {
    byte[] bytes = new byte[4 * depth];
    for (int at = 0; at < 2 * depth; at += 2) {
      bytes[at] = 0x30;
      bytes[at + 1] = (byte) 0x80;
    }
    return bytes;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
