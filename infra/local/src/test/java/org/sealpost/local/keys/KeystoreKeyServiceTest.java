package org.sealpost.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.KeyServiceContract;
import org.sealpost.protection.NewDataKey;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.WrappedDataKey;

class KeystoreKeyServiceTest implements KeyServiceContract {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final KeyContext CONTEXT =
      new KeyContext(new OrganizationId("contoso"), ProtectedMessageId.random(RANDOM));

  @TempDir Path path;
  private DurableFolder folder;
  private KeyService keys;

  @BeforeEach
  void openFolder() throws IOException {
    folder = DurableFolder.open(path.resolve("keys"));
    keys = open();
  }

  @Test
  void unwrapShouldGiveTheKeyAfterARestart() throws Exception {
    try (NewDataKey made = open().newDataKey(CONTEXT);
        DataKey unwrapped = open().unwrap(made.wrapped(), CONTEXT)) {
      assertThat(unwrapped.secretBytes()).isEqualTo(made.key().secretBytes());
    }
  }

  @Test
  void unwrapShouldRefuseEveryChangedOctet() throws Exception {
    byte[] wrapped = keys.newDataKey(CONTEXT).wrapped().bytes();

    for (int at = 0; at < wrapped.length; at++) {
      byte[] changed = wrapped.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> keys.unwrap(WrappedDataKey.of(changed, "key-1"), CONTEXT))
          .isInstanceOf(KeyRefusedException.class);
    }
  }

  @Test
  void openShouldNotMakeANewKeyWhereThePasswordIsGone() throws Exception {
    Files.delete(folder.path().resolve("keystore.password"));

    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("missing");
  }

  @Test
  void openShouldNotMakeANewKeyWhereTheKeystoreIsBroken() throws Exception {
    Files.write(folder.path().resolve("keystore.p12"), new byte[100]);

    assertThatThrownBy(this::open).isInstanceOf(IOException.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void openShouldLetNobodyElseReadTheFiles() throws Exception {
    for (String name : folder.names()) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.path().resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Override
  public KeyService keyService() {
    return keys;
  }

  @Override
  public KeyService otherKeyService() {
    try {
      return LocalKeys.open(DurableFolder.open(path.resolve("other")), RANDOM).keyService();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private KeyService open() throws IOException {
    return LocalKeys.open(folder, RANDOM).keyService();
  }
}
