package org.sealpost.opening.account;

/// Somebody who can say who a person is (an OpenID provider).
///
/// @param id stable, lower case; stands in addresses of the portal and in the trace
/// @param name for people: “Google”
public record AccountProvider(String id, String name, Kind kind) {
  /// Whose accounts they are: SocialIdSignIn of a branding template (ome.md 1) is about the second
  /// kind.
  public enum Kind {
    WORK,
    SOCIAL
  }
}
