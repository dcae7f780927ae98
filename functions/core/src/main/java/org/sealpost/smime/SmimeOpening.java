package org.sealpost.smime;

import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_RSAES_OAEP;
import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.rsaEncryption;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.sealpost.mail.MailContent;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.smime.OpeningKey.OaepHash;

/// Opens mail that was encrypted to the organization, whole or not at all.
///
/// AuthEnvelopedData (AES-GCM) is opened after its tag was found right. EnvelopedData (AES-CBC) can
/// be changed by who cannot read it (EFAIL, threat 2); it is opened only where all that is inside
/// is signed, and the signature verifies over all of it. Whatever goes wrong behind the key has one
/// reason in words, so that nobody learns from it how a changed mail failed; and the sender hears
/// of none.
///
/// Only one layer is taken off. What is inside stays as it is: signed, compressed, or encrypted
/// once more. No mark says that a signature was right.
public final class SmimeOpening {
  private static final String UNTRUSTWORTHY =
      "it was changed on its way, or was not encrypted to this key";
  private static final String UNTRUSTWORTHY_CBC =
      "it is encrypted in a mode that does not show changes (AES-CBC), and what is inside is not"
          + " wholly signed by a signature that is right; ask the sender for AES-GCM, or to sign it"
          + " too";
  private static final int MOST_CERTIFICATES = 20;

  private final OpeningKey key;

  public SmimeOpening(OpeningKey key) {
    this.key = key;
  }

  /// Whether the mail is wholly encrypted, and to the organization among others. Asks no key, and
  /// costs nothing for mail that does not say that it is encrypted.
  public boolean isForUs(MailContent content, SmimeSettings settings) {
    return settings.openingCertificate().isPresent()
        && EncryptedMail.of(content)
            .filter(mail -> !mail.recipients(names(settings)).isEmpty())
            .isPresent();
  }

  /// @param content of the same message
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public Result open(byte[] message, MailContent content, SmimeSettings settings) {
    Optional<EncryptedMail> mail = EncryptedMail.of(content);
    if (mail.isEmpty()) {
      return new Result.NotOpened("it is not wholly encrypted with S/MIME");
    }
    List<KeyTransRecipientInfo> recipients = mail.get().recipients(names(settings));
    if (recipients.isEmpty()) {
      return new Result.NotOpened("it is not encrypted to the organization's certificate");
    }
    Optional<ContentCipher> cipher = ContentCipher.of(mail.get());
    if (cipher.isEmpty()) {
      return new Result.NotOpened("it is encrypted with an algorithm that is not supported");
    }
    KeyTransRecipientInfo recipient = recipients.getFirst();
    if (rsaEncryption.equals(recipient.getKeyEncryptionAlgorithm().getAlgorithm())) {
      return new Result.NotOpened(
          "its key is encrypted with PKCS #1 v1.5, which the key service does not open; ask the"
              + " sender for RSA-OAEP");
    }
    Optional<OaepHash> hash =
        Optional.of(recipient.getKeyEncryptionAlgorithm())
            .filter(algorithm -> id_RSAES_OAEP.equals(algorithm.getAlgorithm()))
            .flatMap(OaepParameters::hash);
    if (hash.isEmpty()) {
      return new Result.NotOpened(
          "its key is encrypted in a way that the key service does not open; ask the sender for"
              + " RSA-OAEP with SHA-256 throughout");
    }
    return opened(mail.get(), cipher.get(), recipient.getEncryptedKey().getOctets(), hash.get())
        .flatMap(inside -> OpenedMail.of(message, inside))
        .<Result>map(Result.Opened::new)
        .orElseGet(
            () ->
                new Result.NotOpened(
                    cipher.get().authenticated() ? UNTRUSTWORTHY : UNTRUSTWORTHY_CBC));
  }

  /// Several where older ones stand behind the one in force: senders change slowly.
  private static List<CertificateName> names(SmimeSettings settings) {
    List<CertificateName> names = new ArrayList<>();
    settings
        .openingCertificate()
        .map(SmimeOpening::certificates)
        .ifPresent(
            certificates ->
                certificates.stream()
                    .limit(MOST_CERTIFICATES)
                    .map(CertificateName::of)
                    .forEach(names::add));
    return names;
  }

  private static List<Certificate> certificates(String pem) {
    List<Certificate> certificates = new ArrayList<>();
    try {
      for (var one : Authorities.anchors(pem)) {
        certificates.add(Certificate.getInstance(one.getEncoded()));
      }
      return certificates;
    } catch (UnreadableCertificateException | GeneralSecurityException unreadable) {
      return List.of();
    }
  }

  /// Empty when anything is wrong.
  private Optional<byte[]> opened(
      EncryptedMail mail, ContentCipher cipher, byte[] encryptedKey, OaepHash hash) {
    byte[] contentKey;
    try {
      contentKey = key.open(encryptedKey, hash);
    } catch (KeyRefusedException untrustworthy) {
      return Optional.empty();
    }
    try {
      byte[] inside = cipher.opened(mail, contentKey);
      return cipher.authenticated() ? Optional.of(inside) : SignedEntity.covered(inside);
    } catch (GeneralSecurityException | IOException | RuntimeException untrustworthy) {
      // Strangers write mails, and the parser has many ways to say no.
      return Optional.empty();
    } finally {
      Arrays.fill(contentKey, (byte) 0);
    }
  }

  /// Answer to [#open].
  public sealed interface Result {
    /// The whole message in clear, with the outer header fields.
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Opened(byte[] message) implements Result {}

    /// @param reason for the trace, behind “because”
    record NotOpened(String reason) implements Result {}
  }
}
