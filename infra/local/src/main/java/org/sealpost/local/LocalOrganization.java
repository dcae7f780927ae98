package org.sealpost.local;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;

/// The organization that Sealpost serves on this machine.
public final class LocalOrganization {
  static final OrganizationId ID = new OrganizationId("local");

  private LocalOrganization() {}

  /// Named after its first domain.
  ///
  /// @param domains at least one
  public static Organization of(List<Domain> domains, URI portal) {
    Domain first = domains.getFirst();
    String label = first.name().replaceFirst("\\..*", "");
    return new Organization(
        ID,
        label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1),
        new LinkedHashSet<>(domains),
        new EmailAddress("sealpost", first),
        replyDomain(domains),
        portal);
  }

  static Domain replyDomain(List<Domain> domains) {
    return new Domain("reply." + domains.getFirst());
  }
}
