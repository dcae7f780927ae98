package org.sealpost.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;

/// Threat 18: what providers say about addresses, and what of it counts.
class ProofTest {
  private static final Proof PARTNER = new Proof.OfDomains(Set.of(new Domain("partner.example")));
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");

  @Test
  void ownedShouldBeTheVerifiedAddressOfADomainThatTheIssuerMayVouchFor() {
    assertThat(PARTNER.owned(claims("bob@partner.example", true))).contains(BOB);
    assertThat(PARTNER.owned(claims("BOB@Partner.EXAMPLE", true))).contains(BOB);
  }

  @Test
  void ownedShouldBeEmptyUnlessVerifiedIsTheBooleanTrue() {
    for (@Nullable Object verified :
        Arrays.<@Nullable Object>asList(
            false, null, "true", "false", "TRUE", 1, 1L, List.of(true), "")) {
      assertThat(PARTNER.owned(claims("bob@partner.example", verified)))
          .as("%s", verified)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@evil.example",
        "bob@mail.partner.example",
        "bob@partner.example.evil.example",
        "bob@partner.example@evil.example",
        "bob@evil.example,bob@partner.example",
        "bob@pаrtner.example", // Cyrillic а
        "bob@ｐartner.example", // full-width p, which folds to p
        "bob@partner。example", // ideographic full stop, which folds to a dot
        "bob@partneﬀ.example",
        "böb@partner.example",
        "bob@partner.example\u0000",
        "bob@partner.example\r\n",
        " bob@partner.example",
        "Bob <bob@partner.example>",
        "bob @partner.example",
        "@partner.example",
        "partner.example",
        ""
      })
  void ownedShouldBeEmptyForAnyOtherAddress(String email) {
    assertThat(PARTNER.owned(claims(email, true))).isEmpty();
  }

  @Test
  void ownedShouldBeEmptyWhenTheAddressIsNoText() {
    for (@Nullable Object email :
        Arrays.<@Nullable Object>asList(null, List.of("bob@partner.example"), 1, true)) {
      assertThat(PARTNER.owned(claims(email, true))).isEmpty();
    }
  }

  /// Plus tags and dots are the mailbox's own business: nothing is folded.
  @Test
  void ownedShouldKeepTheAddressAsItIs() {
    assertThat(PARTNER.owned(claims("b.ob+x@partner.example", true)))
        .contains(EmailAddress.of("b.ob+x@partner.example"))
        .isNotEqualTo(Optional.of(BOB));
  }

  @ParameterizedTest
  @CsvSource({
    "bob@gmail.com, ''",
    "bob@GMAIL.com, ''",
    "bob@googlemail.com, ''",
    "bob@partner.example, partner.example",
    "bob@partner.example, PARTNER.example"
  })
  void googleShouldVouchForItsOwnMail(String email, String hosted) {
    assertThat(new Proof.Google().owned(google(email, hosted))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "bob@partner.example, ''",
    "bob@partner.example, other.example",
    "bob@partner.example, example",
    "bob@mail.partner.example, partner.example",
    "bob@partner.example, mail.partner.example",
    "bob@partner.example, pаrtner.example",
    "bob@partner.example, ｐartner.example",
    "bob@partner.example, '*'",
    "bob@gmail.com.evil.example, ''",
    "bob@gmail.co, ''"
  })
  void googleShouldNotVouchForOtherMail(String email, String hosted) {
    assertThat(new Proof.Google().owned(google(email, hosted))).isEmpty();
  }

  @Test
  void googleShouldNotVouchForWhatItHasNotVerified() {
    assertThat(new Proof.Google().owned(claims("bob@gmail.com", false))).isEmpty();
    assertThat(new Proof.Google().owned(claims("bob@gmail.com", "true"))).isEmpty();
    assertThat(
            new Proof.Google()
                .owned(
                    new JWTClaimsSet.Builder()
                        .claim("email", "bob@partner.example")
                        .claim("email_verified", true)
                        .claim("hd", List.of("partner.example"))
                        .build()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bob@yahoo.com, true",
    "bob@ymail.com, true",
    "bob@yahoo.co.uk, true",
    "bob@yahoo.co.jp, false",
    "bob@partner.example, false",
    "bob@yahoo.com.evil.example, false"
  })
  void yahooShouldVouchForItsOwnMailOnly(String email, boolean vouched) {
    Proof yahoo = Preset.YAHOO.settings(Optional.empty(), "client", Optional.empty()).proof();

    assertThat(yahoo.owned(claims(email, true)).isPresent()).isEqualTo(vouched);
    assertThat(yahoo.owned(claims(email, false))).isEmpty();
  }

  /// nOAuth: Microsoft's `email` is whatever somebody wrote there, verified or not.
  @ParameterizedTest
  @EnumSource(
      value = Preset.class,
      names = {"MICROSOFT", "WORK"})
  void microsoftShouldNeverVouch(Preset preset) {
    Proof proof = preset.settings(Optional.empty(), "client", Optional.empty()).proof();
    JWTClaimsSet all =
        new JWTClaimsSet.Builder(claims("bob@partner.example", true))
            .claim("xms_edov", true)
            .claim("verified_primary_email", List.of("bob@partner.example"))
            .claim("upn", "bob@partner.example")
            .claim("preferred_username", "bob@partner.example")
            .build();

    assertThat(proof.owned(all)).isEmpty();
    assertThat(proof.owned(claims("bob@outlook.com", true))).isEmpty();
    assertThat(Proof.Claims.claimedEmail(all)).contains(BOB);
  }

  private static JWTClaimsSet google(String email, String hosted) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(claims(email, true));
    if (!hosted.isEmpty()) {
      claims.claim("hd", hosted);
    }
    return claims.build();
  }

  private static JWTClaimsSet claims(@Nullable Object email, @Nullable Object verified) {
    return new JWTClaimsSet.Builder()
        .claim("email", email)
        .claim("email_verified", verified)
        .build();
  }
}
