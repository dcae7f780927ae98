package org.sealpost.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
  @ParameterizedTest
  @CsvSource({
    "kms:Decrypt, kms:Decrypt, true",
    "kms:Decrypt, kms:Encrypt, false",
    "kms:*, kms:Decrypt, true",
    "*, kms:Decrypt, true",
    "kms:De*, kms:*crypt, true",
    "kms:?ecrypt, kms:Decrypt, true",
    "kms:Decrypt, kms:Decrypt*, true",
    "kms:GenerateDataKey, kms:GenerateDataKeyPair, false",
    "kms:GenerateDataKey*, kms:GenerateDataKeyPair, true",
    "arn:x/raw/*, arn:x/*, true",
    "arn:x/raw/*, arn:x, false",
    "arn:x/raw/*, arn:x/other/*, false",
    "arn:*:key/*, arn:x:y:key/1, true",
    "a*b, *c, false",
    "'', *, true",
    "'', a, false"
  })
  void overlapShouldFindWhetherAnyTextMatchesBoth(String one, String other, boolean expected) {
    assertThat(Power.overlap(one, other)).isEqualTo(expected);
    assertThat(Power.overlap(other, one)).isEqualTo(expected);
  }
}
