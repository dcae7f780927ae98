package org.sealpost.console.messages;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectionTerms;

/// On what terms a message was protected.
///
/// @param rights what its readers may do, as the words of [org.sealpost.protection.UsageRight]
/// @param attachments `download` or `view-only`
/// @param expiresAt for readers outside the organization
/// @param expiresForAllAt for all readers
/// @param protectedBy `inside` or `outside`: whose wish it was
@Serdeable
record TermsView(
    String template,
    List<String> rights,
    String attachments,
    Optional<Instant> expiresAt,
    Optional<Instant> expiresForAllAt,
    String protectedBy,
    boolean passcodeOnly,
    boolean notifyWhenRead,
    boolean requirePasskey) {
  static TermsView of(ProtectionTerms terms) {
    return new TermsView(
        terms.template(),
        terms.rights().rights().stream().sorted().map(MessageView::word).toList(),
        MessageView.word(terms.attachments()),
        terms.expiry().at(Scope.OUTSIDE),
        terms.expiry().at(Scope.INSIDE),
        MessageView.word(terms.protectedBy()),
        terms.passcodeOnly(),
        terms.notifyWhenRead(),
        terms.requirePasskey());
  }
}
