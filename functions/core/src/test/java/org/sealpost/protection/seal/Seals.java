package org.sealpost.protection.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.sealpost.mail.KeptBytes;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;

/// Sealed bytes, held as only tests may.
final class Seals {
  private Seals() {}

  static byte[] sealed(MessageSeal seal, byte[] content, DataKey key, ProtectedMessageId id) {
    try (FreshSeal fresh = seal.seal(KeptBytes.all(content), key, id)) {
      return bytes(fresh);
    }
  }

  static byte[] bytes(FreshSeal seal) {
    try (InputStream bytes = seal.open()) {
      return bytes.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
