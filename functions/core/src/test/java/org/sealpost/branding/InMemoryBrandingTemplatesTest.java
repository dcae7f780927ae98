package org.sealpost.branding;

final class InMemoryBrandingTemplatesTest implements BrandingTemplatesContract {
  private final BrandingTemplates brandingTemplates = new InMemoryBrandingTemplates();

  @Override
  public BrandingTemplates brandingTemplates() {
    return brandingTemplates;
  }
}
