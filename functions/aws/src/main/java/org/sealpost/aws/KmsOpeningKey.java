package org.sealpost.aws;

import org.sealpost.aws.call.AwsCall;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.smime.OpeningKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/// An RSA key in KMS that opens what is encrypted to the organization. What is too long or too
/// short to be that is refused without asking KMS, which would call it an error of ours.
final class KmsOpeningKey implements OpeningKey {
  /// RSA of 4096 bits is the longest that KMS has.
  private static final int LONGEST_BYTES = 512;

  private final KmsClient kms;
  private final String keyId;
  private final KmsPublicKey publicKey;

  KmsOpeningKey(KmsClient kms, String keyId) {
    this.kms = kms;
    this.keyId = keyId;
    this.publicKey = new KmsPublicKey(kms, keyId);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.der();
  }

  @Override
  public byte[] open(byte[] encrypted, OaepHash hash) throws KeyRefusedException {
    if (encrypted.length == 0 || encrypted.length > LONGEST_BYTES) {
      throw new KeyRefusedException(new IllegalArgumentException("not encrypted by RSA"));
    }
    DecryptResponse opened =
        AwsCall.<DecryptResponse, KeyRefusedException>answer(
            "key service", () -> decrypt(encrypted, hash));
    return opened.plaintext().asByteArray();
  }

  private DecryptResponse decrypt(byte[] encrypted, OaepHash hash) throws KeyRefusedException {
    try {
      return kms.decrypt(
          decrypt ->
              decrypt
                  .keyId(keyId)
                  .encryptionAlgorithm(algorithm(hash))
                  .ciphertextBlob(SdkBytes.fromByteArray(encrypted)));
    } catch (InvalidCiphertextException refused) {
      throw new KeyRefusedException(refused);
    }
  }

  private static EncryptionAlgorithmSpec algorithm(OaepHash hash) {
    return switch (hash) {
      case SHA_1 -> EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1;
      case SHA_256 -> EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256;
    };
  }
}
