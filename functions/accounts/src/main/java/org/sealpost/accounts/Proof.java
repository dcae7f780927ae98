package org.sealpost.accounts;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;

/// What makes a provider's word about an address a proof that the account owns it (threat 18).
/// Whatever is no proof leaves the reader to prove the mailbox by passcode, once.
public sealed interface Proof {
  /// The address that a token vouches for.
  ///
  /// @param claims of a token that was verified
  Optional<EmailAddress> owned(JWTClaimsSet claims);

  /// The provider checks no addresses, or lets account owners and their admins change them:
  /// Microsoft's `email` is what somebody once typed.
  record Never() implements Proof {
    @Override
    public Optional<EmailAddress> owned(JWTClaimsSet claims) {
      return Optional.empty();
    }
  }

  /// The provider runs the mail of these domains, or is told by those who do.
  record OfDomains(Set<Domain> domains) implements Proof {
    public OfDomains {
      domains = Set.copyOf(domains);
    }

    @Override
    public Optional<EmailAddress> owned(JWTClaimsSet claims) {
      return Claims.verifiedEmail(claims).filter(address -> domains.contains(address.domain()));
    }
  }

  /// Google runs the mail of its own domains and of those whose organization the account is of
  /// (`hd`). Of any other address it knows only that it was the account's owner's once.
  record Google() implements Proof {
    private static final Set<Domain> OWN =
        Set.of(new Domain("gmail.com"), new Domain("googlemail.com"));

    @Override
    public Optional<EmailAddress> owned(JWTClaimsSet claims) {
      return Claims.verifiedEmail(claims)
          .filter(
              address ->
                  OWN.contains(address.domain())
                      || Claims.text(claims, "hd")
                          .filter(Claims::isAscii)
                          .flatMap(Claims::domain)
                          .filter(address.domain()::equals)
                          .isPresent());
    }
  }

  /// Reads what tokens say of their subjects.
  final class Claims {
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private Claims() {}

    /// The address that the provider says it has verified: by a boolean, not by a text that looks
    /// like one.
    static Optional<EmailAddress> verifiedEmail(JWTClaimsSet claims) {
      return Boolean.TRUE.equals(claims.getClaim("email_verified"))
          ? text(claims, "email").filter(Claims::isAscii).flatMap(EmailAddress::parse)
          : Optional.empty();
    }

    /// An address by which people recognize the account, if there is one.
    static Optional<EmailAddress> claimedEmail(JWTClaimsSet claims) {
      return text(claims, "email")
          .or(() -> text(claims, "preferred_username"))
          .flatMap(EmailAddress::parse);
    }

    static Optional<String> text(JWTClaimsSet claims, String name) {
      return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// Letters that only look like others, or that become others when they are folded, prove
    /// nothing.
    private static boolean isAscii(String text) {
      return ASCII.matcher(text).matches();
    }

    private static Optional<Domain> domain(String name) {
      try {
        return Optional.of(new Domain(name));
      } catch (IllegalArgumentException notADomain) {
        return Optional.empty();
      }
    }
  }
}
