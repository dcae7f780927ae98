package org.sealpost.smime;

import static org.sealpost.Require.require;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.sealpost.mail.EmailAddress;

/// How the organization's own certificates name it: its name in the subject, its address in
/// subjectAltName.
final class OrganizationName {
  /// Upper bounds of RFC 5280 (ub-common-name, ub-organization-name).
  private static final int LONGEST = 64;

  private OrganizationName() {}

  static X500Name subject(String name) {
    String text = name.strip();
    require(!text.isEmpty(), "an organization has a name");
    String shortened =
        text.codePointCount(0, text.length()) > LONGEST
            ? text.substring(0, text.offsetByCodePoints(0, LONGEST)).strip()
            : text;
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, shortened)
        .addRDN(BCStyle.CN, shortened)
        .build();
  }

  static GeneralNames alternative(EmailAddress address) {
    return new GeneralNames(new GeneralName(GeneralName.rfc822Name, address.toString()));
  }
}
