package org.sealpost.aws;

import java.util.Arrays;
import java.util.Set;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.NewDataKey;
import org.sealpost.protection.WrappedDataKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// Data keys under one KMS key, the context as encryption context. The KMS key is named in each
/// call, also to unwrap, so that a blob cannot bring a key of its own choice: it is the present key
/// or, where the wrapped key's record says so, one of those that were the present one before. A key
/// that KMS rotates keeps its name and is no former key.
///
/// What the SDK makes of a plain key in its response's text cannot be wiped; our own copies are.
final class KmsKeyService implements KeyService {
  private static final String ACCESS_DENIED = "AccessDeniedException";

  private final KmsClient kms;
  private final String keyId;
  private final Set<String> formerKeyIds;

  /// @param keyId ARN
  /// @param formerKeyIds ARNs
  KmsKeyService(KmsClient kms, String keyId, Set<String> formerKeyIds) {
    this.kms = kms;
    this.keyId = keyId;
    this.formerKeyIds = Set.copyOf(formerKeyIds);
  }

  @Override
  public NewDataKey newDataKey(KeyContext context) {
    GenerateDataKeyResponse made =
        AwsCall.answer(
            "key service",
            () ->
                kms.generateDataKey(
                    generate ->
                        generate
                            .keyId(keyId)
                            .keySpec(DataKeySpec.AES_256)
                            .encryptionContext(context.asMap())));
    WrappedDataKey wrapped = WrappedDataKey.of(made.ciphertextBlob().asByteArray(), made.keyId());
    return new NewDataKey(dataKey(made.plaintext()), wrapped);
  }

  @Override
  public DataKey unwrap(WrappedDataKey wrapped, KeyContext context) throws KeyRefusedException {
    DecryptResponse opened =
        AwsCall.<DecryptResponse, KeyRefusedException>answer(
            "key service", () -> decrypt(wrapped, context));
    return dataKey(opened.plaintext());
  }

  private DecryptResponse decrypt(WrappedDataKey wrapped, KeyContext context)
      throws KeyRefusedException {
    try {
      return kms.decrypt(
          decrypt ->
              decrypt
                  .keyId(formerKeyIds.contains(wrapped.keyId()) ? wrapped.keyId() : keyId)
                  .ciphertextBlob(SdkBytes.fromByteArray(wrapped.bytes()))
                  .encryptionContext(context.asMap()));
    } catch (InvalidCiphertextException | IncorrectKeyException | NotFoundException refused) {
      throw new KeyRefusedException(refused);
    } catch (KmsException failure) {
      if (isDenied(failure)) {
        throw new KeyRefusedException(failure);
      }
      throw failure;
    }
  }

  /// Our role and the key's policy demand the organization in the context: whoever asks for another
  /// one's is denied before KMS looks at the blob.
  private static boolean isDenied(KmsException failure) {
    return failure.awsErrorDetails() != null
        && ACCESS_DENIED.equals(failure.awsErrorDetails().errorCode());
  }

  private static DataKey dataKey(SdkBytes plaintext) {
    byte[] bytes = plaintext.asByteArrayUnsafe();
    try {
      return new DataKey(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
