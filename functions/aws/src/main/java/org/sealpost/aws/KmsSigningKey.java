package org.sealpost.aws;

import static org.sealpost.Require.require;

import org.sealpost.aws.call.AwsCall;
import org.sealpost.smime.SigningKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/// An RSA key in KMS that signs. KMS is given the digest, never what was signed.
final class KmsSigningKey implements SigningKey {
  private static final int SHA_256_BYTES = 32;

  private final KmsClient kms;
  private final String keyId;
  private final KmsPublicKey publicKey;

  KmsSigningKey(KmsClient kms, String keyId) {
    this.kms = kms;
    this.keyId = keyId;
    this.publicKey = new KmsPublicKey(kms, keyId);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.der();
  }

  @Override
  public byte[] sign(byte[] sha256) {
    require(sha256.length == SHA_256_BYTES, "SHA-256 digest: 32 bytes");
    return AwsCall.answer(
        "key service",
        () ->
            kms.sign(
                    sign ->
                        sign.keyId(keyId)
                            .messageType(MessageType.DIGEST)
                            .signingAlgorithm(SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256)
                            .message(SdkBytes.fromByteArray(sha256)))
                .signature()
                .asByteArray());
  }
}
