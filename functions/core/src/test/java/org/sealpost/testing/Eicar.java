package org.sealpost.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/// The file that everybody agrees to take for malware, and mails with it (eicar.org).
public final class Eicar {
  /// Put together here: scanners take a file that holds it whole for the test file itself.
  public static final String TEXT =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-" + "FILE!$H+H*";

  private Eicar() {}

  public static byte[] bytes() {
    return TEXT.getBytes(US_ASCII);
  }

  /// With a text and one attached file.
  public static String mail(String from, String to, String fields, String fileName, byte[] file) {
    return """
    From: %s
    To: %s
    Subject: Results of CANARY-7f3a
    %sMIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    See the file of CANARY-7f3a.
    --b
    Content-Type: application/octet-stream
    Content-Disposition: attachment; filename="%s"
    Content-Transfer-Encoding: base64

    %s
    --b--
    """
        .formatted(
            from,
            to,
            fields,
            fileName,
            Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(file))
        .replace("\n", "\r\n");
  }
}
