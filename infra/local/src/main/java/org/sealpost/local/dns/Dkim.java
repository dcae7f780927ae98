package org.sealpost.local.dns;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.Domain;

/// Whether receivers find the key that signatures are checked with (RFC 6376 3.6).
final class Dkim {
  private static final int SHORTEST_BITS = 1024;
  private static final int GOOD_BITS = 2048;

  private Dkim() {}

  /// @param selector as SES names it: each of its three tokens is one
  static Finding check(Dns dns, Domain domain, String selector) throws NoAnswerException {
    String name = selector + "._domainkey." + domain;
    String what = "DKIM key " + name;
    List<String> records =
        dns.texts(name).stream().filter(text -> Tags.parse(text).value("p").isPresent()).toList();
    if (records.isEmpty()) {
      return Finding.fail(
          what,
          "There is no key, so no signature of ours can be checked. Publish the CNAME records that"
              + " SES shows for "
              + domain
              + " (aws sesv2 get-email-identity); give each token as --selector.");
    }
    if (records.size() > 1) {
      return Finding.fail(what, "There are several keys under one name. Keep one.");
    }
    return ofKey(what, Tags.parse(records.getFirst()));
  }

  private static Finding ofKey(String what, Tags key) {
    String encoded = key.value("p").orElse("").replaceAll("\\s", "");
    if (encoded.isEmpty()) {
      return Finding.fail(what, "The key was withdrawn (p= is empty): signatures do not count.");
    }
    if (key.has("k", "ed25519")) {
      return Finding.pass(what, "It is there (Ed25519).");
    }
    Optional<Integer> bits = rsaBits(encoded);
    if (bits.isEmpty()) {
      return Finding.fail(what, "It is no RSA key that can be read. Copy the record again.");
    }
    if (bits.get() < SHORTEST_BITS) {
      return Finding.fail(
          what, "It has " + bits.get() + " bits; receivers heed none below 1024. Make a new one.");
    }
    return bits.get() < GOOD_BITS
        ? Finding.warn(what, "It has " + bits.get() + " bits; make one of 2048.")
        : Finding.pass(what, "It is there (RSA, " + bits.get() + " bits).");
  }

  private static Optional<Integer> rsaBits(String encoded) {
    try {
      X509EncodedKeySpec key = new X509EncodedKeySpec(Base64.getDecoder().decode(encoded));
      return KeyFactory.getInstance("RSA").generatePublic(key) instanceof RSAPublicKey rsa
          ? Optional.of(rsa.getModulus().bitLength())
          : Optional.empty();
    } catch (IllegalArgumentException | InvalidKeySpecException unreadable) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
