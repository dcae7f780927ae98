package org.sealpost.portal.pages;

import java.net.URI;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.Logo;

final class Brandings {
  /// Not a picture; nobody here looks.
  static final Logo LOGO = new Logo("image/png", "iVBORw0KGgo=");

  private Brandings() {}

  static BrandingTemplate with(String color, String portalText) {
    return new BrandingTemplate(
        BrandingTemplate.DEFAULT_NAME,
        Optional.of(color),
        Optional.of(LOGO),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(portalText),
        Optional.of(URI.create("https://contoso.example/privacy?a=1&b=2")),
        true,
        true,
        0);
  }
}
