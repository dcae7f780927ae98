package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.Mailbox;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Scope;

/// [Protector] and [Unprotector] on the smallest stores that do.
class ProtectionTest {
  private static final OrganizationId CONTOSO = new OrganizationId("contoso");
  private static final byte[] CONTENT = "Subject: x\r\n\r\nthe content".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final Stores stores = new Stores();
  private final List<String> usedKeys = new ArrayList<>();
  private final Protector protector = new Protector(stores, stores, random);
  private final Unprotector unprotector = new Unprotector(stores.keys(), stores, stores, random);

  @Test
  void openShouldGiveBackWhatWasSealed() throws Exception {
    ProtectedMessage message = sealed(CONTENT);

    assertThat(unprotector.open(message, usedKeys::add)).isEqualTo(CONTENT);
  }

  @Test
  void sealShouldUseAFreshIdAndAFreshKeyEachTime() {
    SealedMessage one = protector.seal(KeptBytes.all(CONTENT), new MessageSummary("", 0), CONTOSO);
    SealedMessage other =
        protector.seal(KeptBytes.all(CONTENT), new MessageSummary("", 0), CONTOSO);

    assertThat(one.id()).isNotEqualTo(other.id());
    assertThat(one.key()).isNotEqualTo(other.key());
    assertThat(one.sha256()).isNotEqualTo(other.sha256());
  }

  @Test
  void sealShouldWipeTheKey() {
    protector.seal(KeptBytes.all(CONTENT), new MessageSummary("", 0), CONTOSO);

    assertThat(stores.handedOut)
        .singleElement()
        .satisfies(
            key ->
                assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(key::secretBytes));
  }

  @Test
  void openShouldSayWhichKeyItUses() throws Exception {
    ProtectedMessage message = sealed(CONTENT);

    unprotector.open(message, usedKeys::add);

    assertThat(usedKeys).containsExactly("key-1");
  }

  @Test
  void openShouldOpenNothingWhenTheUseOfTheKeyCannotBeNoted() {
    ProtectedMessage message = sealed(CONTENT);
    stores.handedOut.clear();

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () ->
                unprotector.open(
                    message,
                    _ -> {
                      throw new Unavailable("trace", new IOException());
                    }));
    assertThat(stores.handedOut)
        .singleElement()
        .satisfies(
            key ->
                assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(key::secretBytes));
  }

  /// A vault that says it has stored what it never read.
  @Test
  void sealShouldNotBelieveAVaultThatDidNotReadToTheEnd() {
    stores.readsToTheEnd = false;

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> protector.seal(KeptBytes.all(CONTENT), new MessageSummary("", 0), CONTOSO));
  }

  @Test
  void sealShouldRecordTheDigestOfWhatTheVaultHas() throws Exception {
    SealedMessage sealed =
        protector.seal(KeptBytes.all(CONTENT), new MessageSummary("", 0), CONTOSO);

    assertThat(sealed.sha256())
        .isEqualTo(Sha256.hex(Optional.ofNullable(stores.vault.get(sealed.id())).orElseThrow()));
  }

  @Test
  void openShouldWipeTheKey() throws Exception {
    ProtectedMessage message = sealed(CONTENT);
    stores.handedOut.clear();

    unprotector.open(message, usedKeys::add);

    assertThat(stores.handedOut)
        .singleElement()
        .satisfies(
            key ->
                assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(key::secretBytes));
  }

  @Test
  void sealShouldWipeTheKeyAndComeToNothingWhenTheVaultFails() {
    stores.isVaultDown = true;

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () -> protector.seal(KeptBytes.all(CONTENT), new MessageSummary("", 0), CONTOSO));
    assertThat(stores.vault).isEmpty();
    assertThat(stores.handedOut)
        .singleElement()
        .satisfies(
            key ->
                assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(key::secretBytes));
  }

  @Test
  void sealShouldStoreNothingWhenTheKeyServiceFails() {
    stores.isKeyServiceDown = true;

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () -> protector.seal(KeptBytes.all(CONTENT), new MessageSummary("", 0), CONTOSO));
    assertThat(stores.vault).isEmpty();
  }

  @Test
  void openShouldRefuseOnceTheKeyWasShredded() {
    ProtectedMessage message = sealed(CONTENT);

    stores.keys().shred(message.id());

    assertUnopenable(message);
  }

  @Test
  void openShouldRefuseWithoutTheSealedBytes() {
    ProtectedMessage message = sealed(CONTENT);

    stores.delete(message.id());

    assertUnopenable(message);
  }

  /// The key is asked for while the bytes are on their way: it is wiped, and opens nothing.
  @Test
  void openShouldRefuseOtherThanTheRecordedBytesAndWipeTheKey() {
    ProtectedMessage message = sealed(CONTENT);
    stores.handedOut.clear();
    stores.vault.computeIfPresent(
        message.id(),
        (id, bytes) -> {
          byte[] changed = bytes.clone();
          changed[changed.length - 1] ^= 1;
          return changed;
        });

    assertUnopenable(message);
    assertThat(stores.handedOut)
        .singleElement()
        .satisfies(
            key ->
                assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(key::secretBytes));
  }

  @Test
  void openShouldRefuseTheBytesOfAnotherMessage() {
    ProtectedMessage one = sealed(CONTENT);
    ProtectedMessage other = sealed(CONTENT);
    stores.vault.put(one.id(), Optional.ofNullable(stores.vault.get(other.id())).orElseThrow());

    assertUnopenable(one);
  }

  /// Whoever can write the keys table cannot make one message's key open another.
  @Test
  void openShouldRefuseSwappedKeys() {
    ProtectedMessage one = sealed(CONTENT);
    ProtectedMessage other = sealed(CONTENT);
    WrappedDataKey key = stores.keys().find(one.id()).orElseThrow();
    stores.wrapped.put(one.id(), stores.keys().find(other.id()).orElseThrow());
    stores.wrapped.put(other.id(), key);

    assertUnopenable(one);
    assertUnopenable(other);
  }

  @Test
  void openShouldRefuseInTheNameOfAnotherOrganization() {
    ProtectedMessage message = sealed(CONTENT);

    assertUnopenable(
        record(message.id(), new OrganizationId("fabrikam"), message.sealedSha256().orElseThrow()));
  }

  @Test
  void openShouldSayWhenItMayBeTriedAgain() {
    ProtectedMessage message = sealed(CONTENT);
    stores.isKeyServiceDown = true;

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> unprotector.open(message, usedKeys::add));
  }

  private void assertUnopenable(ProtectedMessage message) {
    assertThatExceptionOfType(UnopenableException.class)
        .isThrownBy(() -> unprotector.open(message, usedKeys::add))
        .withMessageNotContaining("content");
  }

  private ProtectedMessage sealed(byte[] content) {
    SealedMessage sealed =
        protector.seal(KeptBytes.all(content), new MessageSummary("", 0), CONTOSO);
    stores.wrapped.put(sealed.id(), sealed.key());
    return record(sealed.id(), CONTOSO, sealed.sha256());
  }

  private static ProtectedMessage record(
      ProtectedMessageId id, OrganizationId organization, String sha256) {
    return new ProtectedMessage(
        id,
        organization,
        Mailbox.of(EmailAddress.of("anna@contoso.example")),
        Scope.INSIDE,
        Optional.empty(),
        Instant.EPOCH,
        new ProtectionTerms(
            Protection.ENCRYPT.template(),
            Protection.ENCRYPT.rights(),
            Protection.ENCRYPT.attachments(),
            new MessageExpiry(Optional.empty(), Optional.empty()),
            Scope.INSIDE,
            false,
            false),
        "OME Configuration",
        ConversationPlace.first(id),
        Optional.empty(),
        Optional.of(sha256),
        Optional.empty());
  }

  /// Vault, keys table and key service. A wrapped key is a number, under which the key and its
  /// context are remembered.
  private final class Stores implements KeyService, MessageVault {
    private final Map<ProtectedMessageId, byte[]> vault = new HashMap<>();
    private final Map<ProtectedMessageId, WrappedDataKey> wrapped = new HashMap<>();
    private final Map<WrappedDataKey, byte[]> secrets = new HashMap<>();
    private final Map<WrappedDataKey, KeyContext> contexts = new HashMap<>();
    private final List<DataKey> handedOut = new ArrayList<>();
    private boolean isVaultDown;
    private boolean readsToTheEnd = true;
    private boolean isKeyServiceDown;

    @Override
    public NewDataKey newDataKey(KeyContext context) {
      failIf(isKeyServiceDown);
      byte[] secret = new byte[DataKey.BYTES];
      random.nextBytes(secret);
      WrappedDataKey name = WrappedDataKey.of(new byte[] {(byte) secrets.size()}, "key-1");
      secrets.put(name, secret);
      contexts.put(name, context);
      return new NewDataKey(handOut(secret), name);
    }

    @Override
    public DataKey unwrap(WrappedDataKey name, KeyContext context) throws KeyRefusedException {
      failIf(isKeyServiceDown);
      if (!context.equals(contexts.get(name))) {
        throw new KeyRefusedException(new IllegalArgumentException("context"));
      }
      return handOut(Optional.ofNullable(secrets.get(name)).orElseThrow());
    }

    private DataKey handOut(byte[] secret) {
      DataKey key = new DataKey(secret);
      handedOut.add(key);
      return key;
    }

    @Override
    public void put(ProtectedMessageId id, SealedContent sealed) {
      failIf(isVaultDown);
      try (InputStream bytes = sealed.open()) {
        vault.put(
            id, readsToTheEnd ? bytes.readAllBytes() : bytes.readNBytes((int) sealed.length() - 1));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    @Override
    public int deleteStoredBefore(Instant before, int limit) {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Optional<byte[]> find(ProtectedMessageId id) {
      return Optional.ofNullable(vault.get(id)).map(bytes -> Arrays.copyOf(bytes, bytes.length));
    }

    @Override
    public void delete(ProtectedMessageId id) {
      vault.remove(id);
    }

    private static void failIf(boolean isDown) {
      if (isDown) {
        throw new Unavailable("down", new IllegalStateException());
      }
    }

    WrappedKeys keys() {
      return new WrappedKeys() {
        @Override
        public Optional<WrappedDataKey> find(ProtectedMessageId message) {
          return Optional.ofNullable(wrapped.get(message));
        }

        @Override
        public void shred(ProtectedMessageId message) {
          wrapped.remove(message);
        }
      };
    }
  }
}
