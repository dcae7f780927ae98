package org.sealpost.protection.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.InMemoryMessageVault;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.NewDataKey;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedBytes;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.Unprotector;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.TestClock;

/// Threat 4: GCM commits to no key. Here is a ciphertext that is genuine under two keys, so that
/// two readers would see two messages; and why it comes to nothing.
class TwoKeysTest {
  private static final int BLOCK = 16;
  private static final int BLOCKS = 6;

  /// The block that is solved for.
  private static final int FREE = 3;

  private final Random random = new Random(4);
  private final ProtectedMessage message = Samples.message(Samples.CONTOSO, Samples.NOW);
  private final byte[] one = bytes(32);
  private final byte[] other = bytes(32);
  private final byte[] firstDataKey = bytes(DataKey.BYTES);
  private final byte[] secondDataKey = bytes(DataKey.BYTES);
  private final byte[] nonce = bytes(SealedFields.NONCE_BYTES);
  private final byte[] ciphertext = bytes(BLOCK * BLOCKS);

  @Test
  void openShouldRefuseTheSecondOfTwoKeysThatFitOneCiphertext() throws Exception {
    byte[] forFirst = collision(one, firstDataKey);
    byte[] forSecond = collision(other, secondDataKey);
    // The attack is real: the same ciphertext, nonce and tag are genuine under either content key.
    byte[] first = open(forFirst, firstDataKey);
    byte[] second = open(forSecond, secondDataKey);
    assertThat(first).isNotEqualTo(second);
    assertThat(tail(forFirst)).isEqualTo(tail(forSecond));

    // Of one sealed message only the data key that wrapped its content key comes that far.
    assertThatExceptionOfType(ForgedSealException.class)
        .isThrownBy(() -> open(forFirst, secondDataKey));
    assertThatExceptionOfType(ForgedSealException.class)
        .isThrownBy(() -> open(forSecond, firstDataKey));
  }

  /// The other one, with the second key wrapped inside, is another sealed message, and not the
  /// recorded one.
  @Test
  void unprotectorShouldRefuseTheOtherAlthoughItHasTheKeyForIt() throws Exception {
    byte[] recorded = collision(one, firstDataKey);
    InMemoryMessageVault vault = new InMemoryMessageVault(new TestClock());
    vault.put(message.id(), new SealedBytes(collision(other, secondDataKey)));
    Unprotector unprotector =
        new Unprotector(wrappedKeys(), keyService(), vault, new SeededRandom(1));

    assertThatExceptionOfType(UnopenableException.class)
        .isThrownBy(() -> unprotector.open(record(recorded), _ -> {}));
  }

  /// Solves for the block that makes both tags the same: GHASH is linear in each block (SP 800-38D
  /// 6.4).
  private byte[] collision(byte[] contentKey, byte[] dataKey) throws Exception {
    BigInteger h1 = number(block(one, new byte[BLOCK]));
    BigInteger h2 = number(block(other, new byte[BLOCK]));
    BigInteger sum = number(block(one, counter(1))).xor(number(block(other, counter(1))));
    BigInteger lengths = BigInteger.valueOf((long) ciphertext.length * Byte.SIZE);
    sum = sum.xor(times(lengths, h1.xor(h2)));
    for (int at = 0; at < BLOCKS; at++) {
      if (at != FREE) {
        sum = sum.xor(times(number(part(at)), weight(h1, at).xor(weight(h2, at))));
      }
    }
    BigInteger free = times(sum, inverse(weight(h1, FREE).xor(weight(h2, FREE))));
    System.arraycopy(octets(free), 0, ciphertext, FREE * BLOCK, BLOCK);

    BigInteger tag = number(block(one, counter(1))).xor(times(lengths, h1));
    for (int at = 0; at < BLOCKS; at++) {
      tag = tag.xor(times(number(part(at)), weight(h1, at)));
    }
    try (WipedKey key = new WipedKey(contentKey.clone());
        DataKey data = new DataKey(dataKey)) {
      SealedFields fields =
          SealedFields.of(message.id(), MessageSeal.wrap(key, data), nonce, ciphertext.length);
      return Der.joined(fields.head(), ciphertext, SealedFields.mac(octets(tag)));
    }
  }

  private byte[] part(int at) {
    return Arrays.copyOfRange(ciphertext, at * BLOCK, (at + 1) * BLOCK);
  }

  private static BigInteger weight(BigInteger h, int at) {
    return power(h, BigInteger.valueOf(BLOCKS - at + 1L));
  }

  private byte[] open(byte[] sealed, byte[] dataKey) throws Exception {
    try (DataKey key = new DataKey(dataKey)) {
      return new MessageSeal(new SeededRandom(1)).open(sealed, key, message.id());
    }
  }

  private static byte[] tail(byte[] sealed) {
    int length = BLOCK * BLOCKS + 2 + SealedFields.TAG_BYTES;
    return Arrays.copyOfRange(sealed, sealed.length - length, sealed.length);
  }

  private byte[] counter(int value) {
    byte[] counter = Arrays.copyOf(nonce, BLOCK);
    counter[BLOCK - 1] = (byte) value;
    return counter;
  }

  /// AES of one block: CBC of one block under a zero IV is that.
  private static byte[] block(byte[] key, byte[] input) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
    return cipher.doFinal(input);
  }

  /// GCM's field: the leftmost bit is the coefficient of x^0.
  private static BigInteger times(BigInteger x, BigInteger y) {
    BigInteger reduction = BigInteger.valueOf(0xe1).shiftLeft(120);
    BigInteger product = BigInteger.ZERO;
    BigInteger shifted = y;
    for (int bit = 127; bit >= 0; bit--) {
      if (x.testBit(bit)) {
        product = product.xor(shifted);
      }
      boolean carry = shifted.testBit(0);
      shifted = shifted.shiftRight(1);
      shifted = carry ? shifted.xor(reduction) : shifted;
    }
    return product;
  }

  private static BigInteger power(BigInteger base, BigInteger exponent) {
    BigInteger result = BigInteger.ONE.shiftLeft(127);
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      result = times(result, result);
      result = exponent.testBit(bit) ? times(result, base) : result;
    }
    return result;
  }

  private static BigInteger inverse(BigInteger value) {
    return power(value, BigInteger.ONE.shiftLeft(128).subtract(BigInteger.TWO));
  }

  private static BigInteger number(byte[] octets) {
    return new BigInteger(1, octets);
  }

  private static byte[] octets(BigInteger number) {
    byte[] octets = new byte[BLOCK];
    byte[] signed = number.toByteArray();
    int length = Math.min(BLOCK, signed.length);
    System.arraycopy(signed, signed.length - length, octets, BLOCK - length, length);
    return octets;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private ProtectedMessage record(byte[] sealed) throws Exception {
    return new ProtectedMessage(
        message.id(),
        message.organization(),
        message.author(),
        message.authorScope(),
        message.messageId(),
        message.acceptedAt(),
        message.terms(),
        message.branding(),
        message.place(),
        message.summary(),
        Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed))),
        Optional.empty());
  }

  private static WrappedKeys wrappedKeys() {
    return new WrappedKeys() {
      @Override
      public Optional<WrappedDataKey> find(ProtectedMessageId id) {
        return Optional.of(WrappedDataKey.of(new byte[] {1}, "key-1"));
      }

      @Override
      public void shred(ProtectedMessageId id) {
        throw new UnsupportedOperationException("nobody asks");
      }
    };
  }

  private KeyService keyService() {
    return new KeyService() {
      @Override
      public NewDataKey newDataKey(KeyContext context) {
        throw new UnsupportedOperationException("nobody asks");
      }

      @Override
      public DataKey unwrap(WrappedDataKey wrapped, KeyContext context) {
        return new DataKey(secondDataKey);
      }
    };
  }
}
