package org.sealpost.aws;

import static org.sealpost.Require.require;

import org.sealpost.aws.call.AwsCall;
import org.sealpost.protection.MacKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// An HMAC key in KMS. What cannot be a MAC of it is answered without asking KMS, so that nonsense
/// in somebody's mail is never taken for a service that does not answer.
final class KmsMacKey implements MacKey {
  private static final int MAC_BYTES = 32;

  private final KmsClient kms;
  private final String keyId;

  KmsMacKey(KmsClient kms, String keyId) {
    this.kms = kms;
    this.keyId = keyId;
  }

  @Override
  public byte[] mac(byte[] text) {
    require(canBeAuthenticated(text), "what is authenticated: 1 to 4096 bytes");
    return AwsCall.answer(
        "key service",
        () ->
            kms.generateMac(
                    generate ->
                        generate
                            .keyId(keyId)
                            .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                            .message(SdkBytes.fromByteArray(text)))
                .mac()
                .asByteArray());
  }

  @Override
  public boolean isMac(byte[] text, byte[] mac) {
    if (!canBeAuthenticated(text) || mac.length != MAC_BYTES) {
      return false;
    }
    return AwsCall.answer("key service", () -> verify(text, mac));
  }

  private boolean verify(byte[] text, byte[] mac) {
    try {
      return kms.verifyMac(
              verify ->
                  verify
                      .keyId(keyId)
                      .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                      .message(SdkBytes.fromByteArray(text))
                      .mac(SdkBytes.fromByteArray(mac)))
          .macValid();
    } catch (KmsInvalidMacException invalid) {
      return false;
    }
  }

  private static boolean canBeAuthenticated(byte[] text) {
    return text.length > 0 && text.length <= LONGEST;
  }
}
