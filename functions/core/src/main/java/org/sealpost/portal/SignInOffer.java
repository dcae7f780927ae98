package org.sealpost.portal;

import org.sealpost.branding.BrandingTemplate;
import org.sealpost.opening.SignInWays;

/// What a sign-in page offers, and how it looks. For a link that leads nowhere the organization's
/// usual one.
public record SignInOffer(SignInWays ways, BrandingTemplate branding) {}
