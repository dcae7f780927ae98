package org.sealpost.branding;

import static org.sealpost.Require.require;

import java.net.URI;
import java.util.Optional;

/// One OME configuration (ome.md 1). Each unset property has the factory default, also in a custom
/// template: it does not inherit from the organization's changed default template.
///
/// @param name at most 64 characters, unique; rules name it
/// @param backgroundColor of mail and portal, normalized to `#rrggbb`
/// @param introductionText at most 1024; stands beside the sender's name in the wrapper message
/// @param emailText at most 1024; above the read button
/// @param readButtonText at most 1024
/// @param disclaimerText at most 1024; below everything in the wrapper message
/// @param portalText at most 128; top line of the portal
/// @param privacyStatementUrl https only
/// @param otpEnabled whether readers may sign in with a one-time passcode
/// @param socialIdSignIn whether readers may sign in with accounts of their own; work and school
///     accounts they always may
/// @param externalMailExpiryInDays 0 to 730; 0 = never. Counted from acceptance by the gateway, for
///     recipients outside
public record BrandingTemplate(
    String name,
    Optional<String> backgroundColor,
    Optional<Logo> logo,
    Optional<String> introductionText,
    Optional<String> emailText,
    Optional<String> readButtonText,
    Optional<String> disclaimerText,
    Optional<String> portalText,
    Optional<URI> privacyStatementUrl,
    boolean otpEnabled,
    boolean socialIdSignIn,
    int externalMailExpiryInDays) {
  /// The name of the undeletable default template, as Exchange has it.
  public static final String DEFAULT_NAME = "OME Configuration";

  private static final int TEXT = 1024;

  public BrandingTemplate {
    require(!name.isBlank() && name.length() <= 64, "branding template name: 1 to 64 characters");
    require(
        backgroundColor.isEmpty() || backgroundColor.get().matches("#[0-9a-f]{6}"),
        "background colour: #rrggbb");
    require(isAtMost(introductionText, TEXT), "introduction text: at most 1024 characters");
    require(isAtMost(emailText, TEXT), "e-mail text: at most 1024 characters");
    require(isAtMost(readButtonText, TEXT), "read button text: at most 1024 characters");
    require(isAtMost(disclaimerText, TEXT), "disclaimer text: at most 1024 characters");
    require(isAtMost(portalText, 128), "portal text: at most 128 characters");
    require(
        privacyStatementUrl.isEmpty() || "https".equals(privacyStatementUrl.get().getScheme()),
        "privacy statement: an https address");
    require(
        externalMailExpiryInDays >= 0 && externalMailExpiryInDays <= 730, "expiry: 0 to 730 days");
    require(
        externalMailExpiryInDays == 0 || !name.equals(DEFAULT_NAME),
        "the default template cannot expire messages");
  }

  /// The template that is there before anybody has changed anything.
  public static BrandingTemplate factoryDefault() {
    return unset(DEFAULT_NAME);
  }

  /// A template of this name with every property unset.
  public static BrandingTemplate unset(String name) {
    return new BrandingTemplate(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        0);
  }

  /// The same look, and the ways to sign in that lock nobody out and let nobody in whom another
  /// template may have kept out: a passcode, which every recipient can have, and work or school
  /// accounts, which every template allows.
  public BrandingTemplate cautious() {
    return new BrandingTemplate(
        name,
        backgroundColor,
        logo,
        introductionText,
        emailText,
        readButtonText,
        disclaimerText,
        portalText,
        privacyStatementUrl,
        true,
        false,
        externalMailExpiryInDays);
  }

  private static boolean isAtMost(Optional<String> text, int characters) {
    return text.isEmpty() || text.get().length() <= characters;
  }
}
