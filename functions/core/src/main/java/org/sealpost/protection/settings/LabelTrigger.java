package org.sealpost.protection.settings;

import static org.sealpost.Require.require;

/// A sensitivity label (MSIP) by which a sender asks for protection.
///
/// @param label its GUID, lower case
public record LabelTrigger(String label, String template) {
  public LabelTrigger {
    require(
        label.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        "a label: its GUID in lower case");
    require(!template.isBlank() && template.length() <= 64, "a template: 1 to 64 characters");
  }
}
