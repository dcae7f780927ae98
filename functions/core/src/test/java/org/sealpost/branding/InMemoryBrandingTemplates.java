package org.sealpost.branding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

public final class InMemoryBrandingTemplates implements BrandingTemplates {
  private final Map<String, BrandingTemplate> templates = new ConcurrentSkipListMap<>();

  public InMemoryBrandingTemplates() {
    put(BrandingTemplate.factoryDefault());
  }

  @Override
  public Optional<BrandingTemplate> find(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  @Override
  public List<BrandingTemplate> all() {
    return Stream.concat(
            templates.values().stream().filter(InMemoryBrandingTemplates::isDefault),
            templates.values().stream().filter(template -> !isDefault(template)))
        .toList();
  }

  @Override
  public void put(BrandingTemplate template) {
    templates.put(template.name(), template);
  }

  /// As when somebody deletes it.
  public void remove(String name) {
    templates.remove(name);
  }

  private static boolean isDefault(BrandingTemplate template) {
    return template.name().equals(BrandingTemplate.DEFAULT_NAME);
  }
}
