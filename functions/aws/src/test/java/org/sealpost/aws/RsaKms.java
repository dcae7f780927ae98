package org.sealpost.aws;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;

/// One RSA key that decrypts as the API reference of KMS says: LocalStack knows SHA-256 only,
/// whatever it is asked for, and calls its refusals errors of its own.
final class RsaKms implements KmsClient {
  static final String KEY_ID = "arn:aws:kms:eu-central-1:000000000000:key/opening";

  private static final int LONGEST_BLOB_BYTES = 6144;

  private final KeyPair pair;
  private boolean away;

  RsaKms() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// Answers nobody from now on, or everybody.
  void away(boolean now) {
    away = now;
  }

  @Override
  public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
    answerFor(request.keyId());
    return GetPublicKeyResponse.builder()
        .publicKey(SdkBytes.fromByteArray(pair.getPublic().getEncoded()))
        .build();
  }

  @Override
  public DecryptResponse decrypt(DecryptRequest request) {
    answerFor(request.keyId());
    byte[] blob = request.ciphertextBlob().asByteArray();
    if (blob.length == 0 || blob.length > LONGEST_BLOB_BYTES) {
      throw KmsException.builder().statusCode(400).message("ValidationException").build();
    }
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate(), parameters(request));
      return DecryptResponse.builder()
          .plaintext(SdkBytes.fromByteArray(cipher.doFinal(blob)))
          .build();
    } catch (GeneralSecurityException refused) {
      throw InvalidCiphertextException.builder().statusCode(400).cause(refused).build();
    }
  }

  private static OAEPParameterSpec parameters(DecryptRequest request) {
    return request.encryptionAlgorithm() == EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1
        ? new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT)
        : new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  }

  private void answerFor(String keyId) {
    if (away || !keyId.equals(KEY_ID)) {
      throw SdkClientException.create("nobody there");
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
