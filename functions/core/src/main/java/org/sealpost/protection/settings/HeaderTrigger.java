package org.sealpost.protection.settings;

import static org.sealpost.Require.require;

/// A header field by which a sender asks for protection.
///
/// @param header the field's name
/// @param value the whole value, in any case
/// @param template the protection template that it asks for
public record HeaderTrigger(String header, String value, String template) {
  public HeaderTrigger {
    require(header.matches("[!-9;-~]{1,64}"), "a header field's name: 1 to 64 characters");
    require(!value.isBlank() && value.length() <= 256, "a value: 1 to 256 characters");
    require(!template.isBlank() && template.length() <= 64, "a template: 1 to 64 characters");
  }
}
