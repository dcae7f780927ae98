package org.sealpost.portal.pages;

import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.organization.Organization;

/// How the portal looks, by branding template.
final class Looks {
  private final Organization organization;
  private final BrandingTemplates templates;
  private final Assets assets;

  Looks(Organization organization, BrandingTemplates templates, Assets assets) {
    this.organization = organization;
    this.templates = templates;
    this.assets = assets;
  }

  /// The organization's default: for whoever has not proved yet to be the reader of anything.
  Look usual() {
    return of(templates.findOrDefault(BrandingTemplate.DEFAULT_NAME));
  }

  /// Without asking any store: for when stores do not answer, and for requests that are not worth
  /// one.
  Look plain() {
    return of(BrandingTemplate.factoryDefault());
  }

  Look of(BrandingTemplate branding) {
    return Look.of(organization, branding, assets);
  }
}
