package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.sealpost.delivery.AttachedPage;
import org.sealpost.protection.settings.CarrierSettings;

/// The form that `message.html` submits: one field, megabytes of base64url. Read without making
/// text of it, because anybody may post here.
final class SealedForm {
  private static final int NAME_AND_SPARE = 1024;

  /// The largest message that goes by attachment, as base64, in a form. Lambda takes 6 MB, of the
  /// form's base64.
  static final Route.Intake INTAKE =
      new Route.Intake(
          (CarrierSettings.LARGEST + 2) / 3 * 4 + NAME_AND_SPARE, Notice.SEALED_TOO_LARGE, true);

  private static final byte[] BEGINNING = (AttachedPage.FIELD + "=").getBytes(US_ASCII);

  private SealedForm() {}

  /// The sealed bytes; empty when the body is no such form. White space that mail gateways put into
  /// the page, and padding, are passed over.
  static Optional<byte[]> sealed(Request request) {
    byte[] body = request.body();
    if (!Form.isForm(request) || !startsWith(body, BEGINNING)) {
      return Optional.empty();
    }
    byte[] digits = new byte[body.length];
    int length = 0;
    int at = BEGINNING.length;
    while (at < body.length && body[at] != '&') {
      boolean escape = body[at] == '%';
      int character = escape ? escaped(body, at) : body[at];
      at += escape ? 3 : 1;
      if (isDigit(character)) {
        digits[length++] = (byte) character;
      } else if (!isPassedOver(character)) {
        return Optional.empty();
      }
    }
    return decoded(Arrays.copyOf(digits, length));
  }

  private static Optional<byte[]> decoded(byte[] digits) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(digits));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] body, byte[] beginning) {
    return body.length >= beginning.length
        && Arrays.equals(body, 0, beginning.length, beginning, 0, beginning.length);
  }

  /// The character of `%HH`; -1 when it is none.
  private static int escaped(byte[] body, int at) {
    if (at + 2 >= body.length) {
      return -1;
    }
    int high = Character.digit(body[at + 1], 16);
    int low = Character.digit(body[at + 2], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean isDigit(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_';
  }

  /// `+` is a space in forms.
  private static boolean isPassedOver(int character) {
    return character == '+'
        || character == ' '
        || character == '\t'
        || character == '\r'
        || character == '\n'
        || character == '=';
  }
}
