package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.opening.PortalSession.Confirmation;
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
  private final boolean passkeys;

  /// @param providers those that are set up, asked for each time: they change while we run, and
  ///     nobody may be asked while a function is made
  /// @param passkeys whether there are any at all
  public SignInPolicy(Supplier<List<AccountProvider>> providers, boolean passkeys) {
    this.providers = providers;
    this.passkeys = passkeys;
  }

  /// Without passkeys.
  public SignInPolicy(Supplier<List<AccountProvider>> providers) {
    this(providers, false);
  }

  /// What a message protected like this asks for.
  public SignInWays of(BrandingTemplate branding, ProtectionTerms terms) {
    boolean passcode = takesPasscode(branding, terms);
    List<AccountProvider> accounts = accounts(branding, terms);
    boolean passkey = passkeys && !terms.passcodeOnly() && (passcode || !accounts.isEmpty());
    return new SignInWays(passcode, accounts, !isHighRisk(terms), freshness(terms), passkey);
  }

  /// Whether who signed in like this, for whatever message, may open one protected like this: else
  /// a session of the same mailbox would go around what the message asks for (threat 19). Asks for
  /// no providers when it was by passcode.
  public boolean takes(SignInMethod method, BrandingTemplate branding, ProtectionTerms terms) {
    return method.equals(SignInMethod.PASSCODE)
        ? takesPasscode(branding, terms)
        : accounts(branding, terms).stream().anyMatch(one -> one.id().equals(method.id()));
  }

  /// As for the method, and for a session that a passkey alone has started, as for how its passkey
  /// was made: no passkey goes around what the message asks for either.
  public boolean takes(PortalSession session, BrandingTemplate branding, ProtectionTerms terms) {
    return session.method().equals(SignInMethod.PASSKEY)
        ? takesPasskey(session.confirmation().map(Confirmation::madeBy), branding, terms)
        : takes(session.method(), branding, terms);
  }

  /// Whether a passkey that was made like this may open a message protected like this by itself.
  ///
  /// @param madeBy empty for nothing that we know
  public boolean takesPasskey(
      Optional<SignInMethod> madeBy, BrandingTemplate branding, ProtectionTerms terms) {
    return passkeys
        && !terms.passcodeOnly()
        && madeBy.filter(method -> takes(method, branding, terms)).isPresent();
  }

  /// Whether a message protected like this still waits for a passkey to confirm the session.
  public boolean needsPasskey(PortalSession session, ProtectionTerms terms, Instant now) {
    return terms.requirePasskey()
        && session.confirmation().filter(by -> now.isBefore(by.at().plus(SHORT))).isEmpty();
  }

  /// How long ago a reader may have signed in to open a message protected like this.
  public Duration freshness(ProtectionTerms terms) {
    return isHighRisk(terms) ? SHORT : PortalSession.KEPT_LIFETIME;
  }

  /// What links show that lead nowhere: the same as an ordinary message of this template.
  public SignInWays usual(BrandingTemplate branding) {
    List<AccountProvider> accounts =
        providers.get().stream()
            .filter(one -> one.kind() == Kind.WORK || branding.socialIdSignIn())
            .toList();
    return new SignInWays(
        branding.otpEnabled(),
        accounts,
        true,
        PortalSession.KEPT_LIFETIME,
        passkeys && (branding.otpEnabled() || !accounts.isEmpty()));
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
        || terms.requirePasskey()
        || terms.attachments() == AttachmentAccess.VIEW_ONLY
        || !terms.rights().include(UsageRights.ENCRYPT_ONLY);
  }
}
