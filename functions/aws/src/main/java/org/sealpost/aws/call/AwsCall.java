package org.sealpost.aws.call;

import java.io.IOException;
import org.sealpost.Unavailable;
import software.amazon.awssdk.core.exception.SdkException;

/// One call of an AWS service. The SDK has tried several times when it fails.
///
/// @param <X> a refusal that the call tells apart, if it does
@FunctionalInterface
public interface AwsCall<T, X extends Exception> {
  /// Catches what is an answer or a refusal, and lets everything else pass.
  T make() throws X;

  /// The answer of the call. Whatever the SDK throws that the call itself has not understood is
  /// [Unavailable]: also what no retry will help, such as a missing permission, so that the mail
  /// waits until somebody has mended it.
  ///
  /// @param what the thing that was called, in our words
  static <T, X extends Exception> T answer(String what, AwsCall<T, X> call) throws X {
    try {
      return call.make();
    } catch (SdkException failure) {
      throw new Unavailable(what, failure);
    }
  }

  /// The service answered, several times, that it was too busy.
  static Unavailable tooBusy(String what) {
    return new Unavailable(what, new IOException("too busy"));
  }
}
