package org.sealpost.branding;

import java.util.List;
import java.util.Optional;

/// The organization's branding templates. Read by all who write to people; written by admins only.
public interface BrandingTemplates {
  /// The template of this name; the default one is always there. A name may be gone although a rule
  /// or a message still has it.
  Optional<BrandingTemplate> find(String name);

  /// All of them, the default first.
  List<BrandingTemplate> all();

  /// Adds or replaces the template of this name.
  void put(BrandingTemplate template);

  /// The template of this name. A message must stay readable when its template was deleted: then it
  /// looks like the organization's default one, and is signed in to as [BrandingTemplate#cautious]
  /// says.
  default BrandingTemplate findOrDefault(String name) {
    return find(name)
        .orElseGet(
            () ->
                find(BrandingTemplate.DEFAULT_NAME)
                    .orElseGet(BrandingTemplate::factoryDefault)
                    .cautious());
  }
}
