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
  Look usual(Words words) {
    return of(templates.findOrDefault(BrandingTemplate.DEFAULT_NAME), words);
  }

  /// Without asking any store: for when stores do not answer, and for requests that are not worth
  /// one.
  Look plain(Words words) {
    return of(BrandingTemplate.factoryDefault(), words);
  }

  /// What the page of an answer needs besides.
  AnswerView.Dress answerDress() {
    return new AnswerView.Dress(assets.answerStylesheetAddress(), assets.answerScriptAddress());
  }

  Look of(BrandingTemplate branding, Words words) {
    return Look.of(words, organization, branding, assets);
  }
}
