package org.sealpost.opening;

import java.time.Duration;
import java.util.List;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRights;

/// Decides how readers may sign in: the branding template (OTPEnabled, SocialIdSignIn), the rule's
/// terms, and the message's risk. What is more than encrypted is of high risk: accounts that
/// anybody may open are not asked for it, nobody stays signed in for it, and a sign-in is not older
/// than an hour (threat 22).
public final class SignInPolicy {
  /// For messages of high risk.
  static final Duration SHORT = Duration.ofHours(1);

  private final List<AccountProvider> providers;

  public SignInPolicy(List<AccountProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /// What a message protected like this asks for.
  public SignInWays of(BrandingTemplate branding, ProtectionTerms terms) {
    boolean highRisk = isHighRisk(terms);
    boolean social = branding.socialIdSignIn() && !highRisk;
    List<AccountProvider> accounts =
        terms.passcodeOnly()
            ? List.of()
            : providers.stream().filter(one -> one.kind() == Kind.WORK || social).toList();
    return new SignInWays(
        branding.otpEnabled() || terms.passcodeOnly(),
        accounts,
        !highRisk,
        highRisk ? SHORT : PortalSession.KEPT_LIFETIME);
  }

  /// What links show that lead nowhere: the same as an ordinary message of this template.
  public SignInWays usual(BrandingTemplate branding) {
    return new SignInWays(
        branding.otpEnabled(),
        providers.stream()
            .filter(one -> one.kind() == Kind.WORK || branding.socialIdSignIn())
            .toList(),
        true,
        PortalSession.KEPT_LIFETIME);
  }

  private static boolean isHighRisk(ProtectionTerms terms) {
    return terms.passcodeOnly()
        || terms.attachments() == AttachmentAccess.VIEW_ONLY
        || !terms.rights().include(UsageRights.ENCRYPT_ONLY);
  }
}
