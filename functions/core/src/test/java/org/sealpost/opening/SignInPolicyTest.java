package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.UsageRight;
import org.sealpost.protection.UsageRights;

class SignInPolicyTest {
  private static final AccountProvider WORK =
      new AccountProvider("microsoft-work", "Microsoft", Kind.WORK);
  private static final AccountProvider SOCIAL =
      new AccountProvider("google", "Google", Kind.SOCIAL);
  private static final BrandingTemplate USUAL = BrandingTemplate.factoryDefault();

  private final SignInPolicy policy = new SignInPolicy(() -> List.of(WORK, SOCIAL));

  static Stream<Arguments> highRiskShouldAskForMore() {
    List<Arguments> table = new ArrayList<>();
    table.add(arguments(UsageRights.ENCRYPT_ONLY, AttachmentAccess.DOWNLOAD, false, false));
    table.add(
        arguments(UsageRights.of(UsageRight.values()), AttachmentAccess.DOWNLOAD, false, false));
    table.add(
        arguments(
            UsageRights.of(UsageRight.VIEW, UsageRight.OWNER),
            AttachmentAccess.DOWNLOAD,
            false,
            false));
    table.add(arguments(UsageRights.ENCRYPT_ONLY, AttachmentAccess.VIEW_ONLY, false, true));
    table.add(arguments(UsageRights.ENCRYPT_ONLY, AttachmentAccess.DOWNLOAD, true, true));
    table.add(arguments(UsageRights.DO_NOT_FORWARD, AttachmentAccess.DOWNLOAD, false, true));
    table.add(arguments(UsageRights.of(UsageRight.VIEW), AttachmentAccess.DOWNLOAD, false, true));
    for (UsageRight missing : UsageRights.ENCRYPT_ONLY.rights()) {
      if (missing != UsageRight.VIEW) {
        EnumSet<UsageRight> rest = EnumSet.copyOf(UsageRights.ENCRYPT_ONLY.rights());
        rest.remove(missing);
        table.add(arguments(new UsageRights(rest), AttachmentAccess.DOWNLOAD, false, true));
      }
    }
    return table.stream();
  }

  /// Threat 22.
  @ParameterizedTest
  @MethodSource
  void highRiskShouldAskForMore(
      UsageRights rights, AttachmentAccess attachments, boolean passcodeOnly, boolean high) {
    SignInWays ways = policy.of(USUAL, terms(rights, attachments, passcodeOnly));

    assertThat(ways.passcode()).isTrue();
    assertThat(ways.accounts().contains(SOCIAL)).isEqualTo(!high);
    assertThat(ways.accounts().contains(WORK)).isEqualTo(!passcodeOnly);
    assertThat(ways.mayBeKept()).isEqualTo(!high);
    assertThat(ways.freshness()).isEqualTo(Duration.ofHours(high ? 1 : 12));
  }

  /// Threat 19: each switch does what it says.
  @ParameterizedTest
  @CsvSource({
    // OTPEnabled, SocialIdSignIn, passcode only -> passcode, work, social
    "true,  true,  false, true,  true,  true",
    "true,  false, false, true,  true,  false",
    "false, true,  false, false, true,  true",
    "false, false, false, false, true,  false",
    "true,  true,  true,  true,  false, false",
    "true,  false, true,  true,  false, false",
    "false, true,  true,  true,  false, false",
    "false, false, true,  true,  false, false",
  })
  void switchesShouldDecideWhichWaysThereAre(
      boolean otp, boolean social, boolean only, boolean passcode, boolean work, boolean google) {
    BrandingTemplate branding = branding(otp, social);

    ProtectionTerms terms = terms(UsageRights.ENCRYPT_ONLY, AttachmentAccess.DOWNLOAD, only);

    assertThat(policy.takes(SignInMethod.PASSCODE, branding, terms)).isEqualTo(passcode);
    assertThat(policy.takes(new SignInMethod("microsoft-work"), branding, terms)).isEqualTo(work);
    assertThat(policy.takes(new SignInMethod("google"), branding, terms)).isEqualTo(google);
    assertThat(policy.takes(new SignInMethod("yahoo"), branding, terms)).isFalse();
    assertThat(policy.of(branding, terms).passcode()).isEqualTo(passcode);
    assertThat(policy.of(branding, terms).accounts().contains(SOCIAL)).isEqualTo(google);
    if (!only) {
      assertThat(policy.usual(branding)).isEqualTo(policy.of(branding, terms));
    }
  }

  /// No provider can call itself what proves a mailbox by itself.
  @Test
  void takesShouldNotTakeAnAccountForAPasscode() {
    SignInPolicy odd =
        new SignInPolicy(() -> List.of(new AccountProvider("passcode", "Odd", Kind.WORK)));

    boolean takes =
        odd.takes(
            SignInMethod.PASSCODE,
            branding(false, true),
            terms(UsageRights.ENCRYPT_ONLY, AttachmentAccess.DOWNLOAD, false));

    assertThat(takes).isFalse();
  }

  private static BrandingTemplate branding(boolean otp, boolean social) {
    return new BrandingTemplate(
        "Legal",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        otp,
        social,
        0);
  }

  private static ProtectionTerms terms(
      UsageRights rights, AttachmentAccess attachments, boolean passcodeOnly) {
    return new ProtectionTerms(
        "Legal",
        rights,
        attachments,
        new MessageExpiry(Optional.empty(), Optional.empty()),
        Scope.INSIDE,
        passcodeOnly,
        false);
  }
}
