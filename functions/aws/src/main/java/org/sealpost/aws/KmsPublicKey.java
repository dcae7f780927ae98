package org.sealpost.aws;

import java.util.function.Supplier;
import org.sealpost.aws.call.AwsCall;
import software.amazon.awssdk.services.kms.KmsClient;

/// The public half of a key pair in KMS, which never changes: asked for once.
final class KmsPublicKey {
  private final Supplier<byte[]> der;

  KmsPublicKey(KmsClient kms, String keyId) {
    this.der =
        Once.of(
            () ->
                AwsCall.answer(
                    "key service",
                    () -> kms.getPublicKey(get -> get.keyId(keyId)).publicKey().asByteArray()));
  }

  /// SubjectPublicKeyInfo, a copy for the caller.
  byte[] der() {
    return der.get().clone();
  }
}
