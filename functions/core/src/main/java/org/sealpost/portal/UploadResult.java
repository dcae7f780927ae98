package org.sealpost.portal;

import org.sealpost.reply.upload.UploadTicket;

/// What becomes of a file that a browser wants to bring by itself.
public sealed interface UploadResult {
  /// @param file its id
  /// @param key 32 bytes for AES-256-GCM in base 64; made for this file alone. What is brought is
  ///     12 bytes of initialization vector, the ciphertext, and 16 bytes of tag
  record Begun(String file, String key, UploadTicket ticket) implements UploadResult {
    @Override
    public String toString() {
      return "Begun[******]";
    }
  }

  /// It is part of the draft.
  ///
  /// @param version of the draft, now
  record Finished(int version) implements UploadResult {}

  /// Together the files would be larger than an answer may be.
  record TooLarge() implements UploadResult {}

  /// It has not arrived, or not as it was announced.
  record NotThere() implements UploadResult {}

  record Refused(Refusal refusal) implements UploadResult {}
}
