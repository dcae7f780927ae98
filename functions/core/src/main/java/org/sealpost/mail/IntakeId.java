package org.sealpost.mail;

import static org.sealpost.Require.require;

/// Names one accepted mail's raw bytes in the inbox: SES's message id, or one of our own making.
/// Given from outside, so checked: it becomes part of an S3 key and of a file name.
public record IntakeId(String value) {
  public IntakeId {
    require(value.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,127}"), "malformed intake id");
  }

  @Override
  public String toString() {
    return value;
  }
}
