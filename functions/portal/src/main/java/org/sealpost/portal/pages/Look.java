package org.sealpost.portal.pages;

import java.net.URI;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.organization.Organization;

/// What stands around every page: whose portal this is, and in which language it speaks.
///
/// @param words in the reader's language
/// @param host what the address bar shows on the genuine portal
/// @param noticeAddress the sender of passcodes
record Look(
    Words words,
    String organization,
    String host,
    String noticeAddress,
    Optional<String> portalText,
    Optional<String> logo,
    Optional<String> colors,
    Optional<URI> privacyStatement,
    String stylesheet,
    String script,
    String icon) {

  static Look of(Words words, Organization organization, BrandingTemplate branding, Assets assets) {
    return new Look(
        words,
        organization.name(),
        organization.portalOrigin().getAuthority(),
        organization.noticeAddress().toString(),
        branding.portalText(),
        branding.logo().map(Assets::address),
        branding.backgroundColor().map(BrandColor::of).map(BrandColor::stylesheetPath),
        branding.privacyStatementUrl(),
        assets.stylesheetAddress(),
        assets.scriptAddress(),
        assets.iconAddress());
  }
}
