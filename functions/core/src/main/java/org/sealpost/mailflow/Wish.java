package org.sealpost.mailflow;

import java.util.List;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Protection;
import org.sealpost.protection.SenderOptions;

/// For whom a mail is to be protected, and how.
///
/// @param protectedBy whose wish it is: INSIDE for a rule, a sender of ours, or our thread
/// @param forcePortal whether it goes through the portal, whatever other methods there are
/// @param rules names of the rules that asked for it
record Wish(
    List<Recipient> recipients,
    Protection protection,
    SenderOptions options,
    Scope protectedBy,
    Optional<String> branding,
    boolean forcePortal,
    boolean requireTls,
    List<String> rules) {
  Wish {
    recipients = List.copyOf(recipients);
    rules = List.copyOf(rules);
  }

  Wish withRecipients(List<Recipient> fewer) {
    return new Wish(
        fewer, protection, options, protectedBy, branding, forcePortal, requireTls, rules);
  }

  /// Only what a custom template brands is sure to go through the portal (ome.md 1).
  boolean hasCustomBranding() {
    return branding.filter(name -> !name.equals(BrandingTemplate.DEFAULT_NAME)).isPresent();
  }
}
