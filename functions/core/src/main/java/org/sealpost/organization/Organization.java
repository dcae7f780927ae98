package org.sealpost.organization;

import static org.sealpost.Require.require;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;

/// The tenant. One deployment serves one organization.
///
/// @param acceptedDomains authoritative domains, matched exactly: a sub-domain is accepted only
///     when listed
/// @param noticeAddress the sender of what we write ourselves: passcodes, reports, and mail on
///     behalf of outsiders
/// @param replyDomain whose mail comes to us and to nobody else: all of its addresses are signed
///     ones that lead to somebody's answer. No accepted domain
/// @param portalOrigin scheme, host and port under which recipients reach the portal, without a
///     path
public record Organization(
    OrganizationId id,
    String name,
    Set<Domain> acceptedDomains,
    EmailAddress noticeAddress,
    Domain replyDomain,
    URI portalOrigin) {
  public Organization {
    acceptedDomains = Set.copyOf(acceptedDomains);
    require(!acceptedDomains.isEmpty(), "an organization needs an accepted domain");
    require(!acceptedDomains.contains(replyDomain), "the reply domain is not one that people have");
    require(
        !name.isBlank() && name.indexOf('\n') < 0 && name.indexOf('\r') < 0,
        "an organization needs a name on one line");
    require(
        portalOrigin.getHost() != null && portalOrigin.getPath().isEmpty(),
        "portal origin: scheme://host[:port]");
  }

  public Recipient recipient(EmailAddress address) {
    return new Recipient(
        address, acceptedDomains.contains(address.domain()) ? Scope.INSIDE : Scope.OUTSIDE);
  }

  /// A sender counts as inside only when its domain is accepted and the connection that brought the
  /// mail was authenticated (ome.md 2.3, Scope): whoever merely writes our domain into a header
  /// stays outside.
  public Scope scopeOfSender(EmailAddress address, boolean authenticated) {
    return authenticated && acceptedDomains.contains(address.domain())
        ? Scope.INSIDE
        : Scope.OUTSIDE;
  }

  /// The author, by the From field. Counts as inside when From or the reverse-path does: a rule
  /// that protects what comes from inside must not be dodged by a foreign name in either place.
  public Sender sender(
      EmailAddress author, Optional<EmailAddress> reversePath, boolean authenticated) {
    boolean inside =
        Stream.concat(Stream.of(author), reversePath.stream())
            .anyMatch(address -> scopeOfSender(address, authenticated) == Scope.INSIDE);
    return new Sender(author, inside ? Scope.INSIDE : Scope.OUTSIDE);
  }
}
