package org.sealpost.opening;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
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

  private final Supplier<List<AccountProvider>> providers;

  /// @param providers those that are set up, asked for each time: they change while we run, and
  ///     nobody may be asked while a function is made
  public SignInPolicy(Supplier<List<AccountProvider>> providers) {
    this.providers = providers;
  }

  /// What a message protected like this asks for.
  public SignInWays of(BrandingTemplate branding, ProtectionTerms terms) {
    return new SignInWays(
        takesPasscode(branding, terms),
        accounts(branding, terms),
        !isHighRisk(terms),
        freshness(terms));
  }

  /// Whether who signed in like this, for whatever message, may open one protected like this: else
  /// a session of the same mailbox would go around what the message asks for (threat 19). Asks for
  /// no providers when it was by passcode.
  public boolean takes(SignInMethod method, BrandingTemplate branding, ProtectionTerms terms) {
    return method.equals(SignInMethod.PASSCODE)
        ? takesPasscode(branding, terms)
        : accounts(branding, terms).stream().anyMatch(one -> one.id().equals(method.id()));
  }

  /// How long ago a reader may have signed in to open a message protected like this.
  public Duration freshness(ProtectionTerms terms) {
    return isHighRisk(terms) ? SHORT : PortalSession.KEPT_LIFETIME;
  }

  /// What links show that lead nowhere: the same as an ordinary message of this template.
  public SignInWays usual(BrandingTemplate branding) {
    return new SignInWays(
        branding.otpEnabled(),
        providers.get().stream()
            .filter(one -> one.kind() == Kind.WORK || branding.socialIdSignIn())
            .toList(),
        true,
        PortalSession.KEPT_LIFETIME);
  }

  private static boolean takesPasscode(BrandingTemplate branding, ProtectionTerms terms) {
    return branding.otpEnabled() || terms.passcodeOnly();
  }

  private List<AccountProvider> accounts(BrandingTemplate branding, ProtectionTerms terms) {
    boolean social = branding.socialIdSignIn() && !isHighRisk(terms);
    return terms.passcodeOnly()
        ? List.of()
        : providers.get().stream().filter(one -> one.kind() == Kind.WORK || social).toList();
  }

  private static boolean isHighRisk(ProtectionTerms terms) {
    return terms.passcodeOnly()
        || terms.attachments() == AttachmentAccess.VIEW_ONLY
        || !terms.rights().include(UsageRights.ENCRYPT_ONLY);
  }
}
