package org.sealpost.protection;

/// Why a recipient gets a protected message in one way and not in another.
public enum MethodReason {
  /// The organization prefers this carrier.
  ORGANIZATION_SETTING("the organization prefers it"),
  /// As an attachment it would not fit.
  TOO_LARGE_TO_ATTACH("too large to be attached"),
  /// A custom branding template asks for the portal, and only the portal can be withdrawn.
  BRANDING_FORCES_PORTAL("its branding template asks for the portal"),
  RULE_FORCES_PORTAL("a rule asks for the portal"),
  /// What S/MIME cannot enforce.
  RIGHTS_NEED_PORTAL("its usage rights need the portal"),
  /// Expiry, passcode or notice asked by the sender.
  OPTIONS_NEED_PORTAL("the sender's options need the portal"),
  /// Nobody signs for authors outside.
  AUTHOR_IS_OUTSIDE("its author is outside the organization"),
  NO_SIGNING_CERTIFICATE("the organization has no signing certificate that is valid"),
  NO_TRUSTED_CERTIFICATE("the recipient has no trusted certificate"),
  TRUSTED_CERTIFICATE("the recipient has a trusted certificate");

  private final String words;

  MethodReason(String words) {
    this.words = words;
  }

  /// Behind “because”.
  public String words() {
    return words;
  }
}
