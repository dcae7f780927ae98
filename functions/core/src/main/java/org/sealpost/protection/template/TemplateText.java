package org.sealpost.protection.template;

import static org.sealpost.Require.require;

/// A template's name and description in one language.
///
/// @param name 1 to 64 characters
/// @param description at most 1,024 characters
public record TemplateText(String name, String description) {
  public TemplateText {
    require(!name.isBlank() && name.length() <= 64, "a template's name: 1 to 64 characters");
    require(description.length() <= 1024, "a template's description: at most 1024 characters");
  }
}
