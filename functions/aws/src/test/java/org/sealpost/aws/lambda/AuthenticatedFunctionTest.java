package org.sealpost.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatedFunctionTest {
  private final AuthenticatedFunction gateway = new AuthenticatedFunction("sealpost-gateway");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:lambda:us-east-1:111122223333:function:sealpost-gateway",
        "arn:aws:lambda:us-east-1:111122223333:function:sealpost-gateway:$LATEST",
        "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:sealpost-gateway:live"
      })
  void testShouldRecognizeTheFunctionInAnyVersion(String arn) {
    assertThat(gateway.test(arn)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sealpost-gateway",
        "arn:aws:lambda:us-east-1:111122223333:function:sealpost-gateway-2",
        "arn:aws:lambda:us-east-1:111122223333:function:Sealpost-Gateway",
        "arn:aws:lambda:us-east-1:111122223333:function:sealpost-inbound:sealpost-gateway",
        "arn:aws:lambda:us-east-1:111122223333:layer:sealpost-gateway",
        "arn:aws:sqs:us-east-1:111122223333:function:sealpost-gateway"
      })
  void testShouldRecognizeNothingElse(String arn) {
    assertThat(gateway.test(arn)).isFalse();
  }

  @Test
  void ofShouldRefuseToStartWithoutAName() {
    assertThatThrownBy(() -> AuthenticatedFunction.of(Map.of()))
        .hasMessageContaining("SEALPOST_AUTHENTICATED_FUNCTION");
  }
}
