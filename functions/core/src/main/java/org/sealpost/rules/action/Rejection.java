package org.sealpost.rules.action;

import static org.sealpost.Require.require;

/// How a mail is refused: enhanced status code (RFC 3463) and one sentence for its sender.
public record Rejection(String status, String reason) {
  public Rejection {
    require(status.matches("5\\.[0-9]{1,3}\\.[0-9]{1,3}"), "an enhanced status code of class 5");
    reason = reason.strip();
    require(!reason.isEmpty() && reason.length() <= 1024, "a reason: 1 to 1,024 characters");
  }
}
