package org.sealpost.mail;

/// One header field, in the order received.
///
/// @param name as written
/// @param value unfolded and with encoded-words decoded (RFC 2047); what a reader would see
public record HeaderField(String name, String value) {
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
