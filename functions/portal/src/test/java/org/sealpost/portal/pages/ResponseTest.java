package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\u0000b", "\u007f"})
  void headerOfSeveralLinesShouldBeRefused(String value) {
    Response response = Response.html(200, "");

    assertThatThrownBy(() -> response.with("location", value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> response.withCookie(value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
