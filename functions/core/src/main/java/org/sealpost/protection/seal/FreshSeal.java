package org.sealpost.protection.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.sealpost.mail.KeptBytes;
import org.sealpost.protection.SealedContent;

/// A message being sealed: its sealed bytes are made while they are read, in small pieces, so that
/// nobody holds them all. A store may begin anew; it reads the very same bytes.
///
/// That is why the message must not change meanwhile: another content under the same key and nonce
/// would give both away. What would be read after [#close] is therefore refused, piece by piece,
/// before it is encrypted; and a reading whose bytes are not those of an earlier one fails before
/// its tag.
public final class FreshSeal implements SealedContent, AutoCloseable {
  /// The JIT compiles GCM after some thousand calls of update: small pieces get there within the
  /// first mail that a fresh Lambda sees.
  static final int PIECE_BYTES = 4096;

  private final SealedFields fields;
  private final KeptBytes content;
  private final WipedKey key;
  private Optional<String> sha256 = Optional.empty();

  /// @param key closed together with this
  FreshSeal(SealedFields fields, KeptBytes content, WipedKey key) {
    this.fields = fields;
    this.content = content;
    this.key = key;
  }

  @Override
  public long length() {
    return fields.length();
  }

  @Override
  public InputStream open() {
    return new Reading();
  }

  /// Of the sealed bytes, as hex.
  ///
  /// @throws IllegalStateException when nobody has read them to their end: they are nowhere
  public synchronized String sha256() {
    return sha256.orElseThrow(
        () -> new IllegalStateException("sealed bytes that were not read to their end"));
  }

  /// Wipes the key. Nothing can be read any more.
  @Override
  public synchronized void close() {
    key.close();
  }

  /// Before the last bytes of a reading are handed out.
  private void checkSame(String digest) {
    if (sha256.isPresent() && !sha256.get().equals(digest)) {
      throw new IllegalStateException("the message changed while it was sealed");
    }
  }

  private synchronized void finished(String digest) {
    sha256 = Optional.of(digest);
  }

  private final class Reading extends InputStream {
    private final Cipher cipher;
    private final MessageDigest digest;
    private final byte[] plain = new byte[PIECE_BYTES];
    private byte[] piece = fields.head();
    private int at;
    private int end = piece.length;
    private int encrypted;
    private Optional<String> result = Optional.empty();

    Reading() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
        cipher = gcm(Cipher.ENCRYPT_MODE, key, fields.nonce());
      } catch (GeneralSecurityException everyJavaCanDoThis) {
        throw new IllegalStateException(everyJavaCanDoThis);
      }
      digest.update(piece);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      int copied = 0;
      while (copied < length && (at < end || result.isEmpty())) {
        if (at == end) {
          makePiece();
        }
        int count = Math.min(end - at, length - copied);
        System.arraycopy(piece, at, target, offset + copied, count);
        at += count;
        copied += count;
      }
      if (at == end) {
        result.ifPresent(FreshSeal.this::finished);
      }
      return copied == 0 && length > 0 ? -1 : copied;
    }

    private void makePiece() throws IOException {
      synchronized (FreshSeal.this) {
        if (key.isDestroyed()) {
          throw new IOException("sealing is over");
        }
        int length = Math.min(PIECE_BYTES, content.length() - encrypted);
        content.copy(encrypted, plain, 0, length);
        encrypted += length;
        try {
          encrypt(length);
        } catch (GeneralSecurityException everyJavaCanDoThis) {
          throw new IllegalStateException(everyJavaCanDoThis);
        }
      }
      at = 0;
    }

    private void encrypt(int length) throws GeneralSecurityException {
      boolean isLast = encrypted == content.length();
      piece = isLast ? last(length) : piece.length == PIECE_BYTES ? piece : new byte[PIECE_BYTES];
      end = isLast ? piece.length : cipher.update(plain, 0, length, piece, 0);
      digest.update(piece, 0, end);
      if (isLast) {
        Arrays.fill(plain, (byte) 0);
        String sealed = HexFormat.of().formatHex(digest.digest());
        checkSame(sealed);
        result = Optional.of(sealed);
      }
    }

    private byte[] last(int length) throws GeneralSecurityException {
      byte[] tagged = cipher.doFinal(plain, 0, length);
      int tagAt = tagged.length - SealedFields.TAG_BYTES;
      return Der.joined(
          Arrays.copyOf(tagged, tagAt),
          SealedFields.mac(Arrays.copyOfRange(tagged, tagAt, tagged.length)));
    }

    @Override
    public void close() {
      Arrays.fill(plain, (byte) 0);
    }
  }

  static Cipher gcm(int mode, WipedKey key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(SealedFields.TAG_BYTES * Byte.SIZE, nonce));
    return cipher;
  }
}
