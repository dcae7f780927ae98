package org.sealpost.smime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;

/// The one encrypted part of a mail that has nothing else to read, as rules see it too.
///
/// @param authenticated present for AuthEnvelopedData
@SuppressWarnings("ArrayRecordComponent") // lives for one mail, never compared
record EncryptedMail(
    ASN1Set recipientInfos,
    EncryptedContentInfo content,
    Optional<AuthEnvelopedData> authenticated) {
  private static final Set<String> MEDIA_TYPES =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
  private static final int MOST_RECIPIENTS = 1000;

  /// Empty for every mail that is not wholly encrypted with CMS, or not soundly. Reads no more than
  /// the names of parts unless the mail says that it is.
  static Optional<EncryptedMail> of(MailContent content) {
    return content.parts().size() == 1
            && isLabelled(content.parts().getFirst())
            && content.searchableTexts().stream().allMatch(String::isBlank)
        ? of(content.parts().getFirst())
        : Optional.empty();
  }

  private static boolean isLabelled(MailPart part) {
    return MEDIA_TYPES.contains(part.mediaType())
        || part.fileName()
            .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".p7m"))
            .isPresent();
  }

  private static Optional<EncryptedMail> of(MailPart part) {
    try (InputStream octets = part.content().open()) {
      byte[] cms = octets.readAllBytes();
      return AsnShape.isSound(cms) ? of(cms) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<EncryptedMail> of(byte[] cms) throws IOException {
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
      EncryptedMail mail;
      if (CMSObjectIdentifiers.authEnvelopedData.equals(info.getContentType())) {
        AuthEnvelopedData enveloped = AuthEnvelopedData.getInstance(info.getContent());
        mail =
            new EncryptedMail(
                enveloped.getRecipientInfos(),
                enveloped.getAuthEncryptedContentInfo(),
                Optional.of(enveloped));
      } else if (CMSObjectIdentifiers.envelopedData.equals(info.getContentType())) {
        EnvelopedData enveloped = EnvelopedData.getInstance(info.getContent());
        mail =
            new EncryptedMail(
                enveloped.getRecipientInfos(),
                enveloped.getEncryptedContentInfo(),
                Optional.empty());
      } else {
        return Optional.empty();
      }
      return Optional.of(mail)
          .filter(
              one ->
                  one.recipientInfos().size() <= MOST_RECIPIENTS
                      && one.content().getEncryptedContent() != null);
    } catch (RuntimeException malformed) {
      // Strangers write mails, and the parser has many ways to say no.
      return Optional.empty();
    }
  }

  /// What is for the owner of one of these certificates.
  List<KeyTransRecipientInfo> recipients(List<CertificateName> names) {
    List<KeyTransRecipientInfo> found = new ArrayList<>();
    try {
      for (ASN1Encodable one : recipientInfos) {
        if (RecipientInfo.getInstance(one).getInfo() instanceof KeyTransRecipientInfo info
            && names.stream()
                .anyMatch(name -> name.isNamedBy(info.getRecipientIdentifier().getId()))) {
          found.add(info);
        }
      }
    } catch (RuntimeException malformed) {
      return List.of();
    }
    return found;
  }
}
