package org.sealpost.delivery;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.sealpost.branding.Logo;
import org.sealpost.protection.PortalLink;

/// What makes `message.html` more than words: where its form goes and what it takes there. The page
/// stands alone: it names nothing outside itself but the portal.
///
/// @param origin the one place that the form may go to
/// @param action where it goes
/// @param sealed base64url without padding (RFC 4648 5), which no form and no mail gateway has to
///     escape
/// @param logo as a `data:` URI
public record AttachedPage(String origin, String action, String sealed, Optional<String> logo) {
  /// The form field of the sealed bytes.
  public static final String FIELD = "sealed";

  /// Below a portal link: where the form goes.
  public static final String PATH = "/sealed";

  static AttachedPage of(PortalLink link, URI portalOrigin, byte[] sealed, Optional<Logo> logo) {
    return new AttachedPage(
        portalOrigin.toString(),
        link.under(portalOrigin) + PATH,
        Base64.getUrlEncoder().withoutPadding().encodeToString(sealed),
        logo.map(image -> "data:" + image.mediaType() + ";base64," + image.base64()));
  }
}
