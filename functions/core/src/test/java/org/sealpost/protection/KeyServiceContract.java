package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.sealpost.organization.OrganizationId;
import org.sealpost.testing.Samples;

/// What every [KeyService] does.
public interface KeyServiceContract {
  KeyService keyService();

  /// A key service over another key-encryption key.
  KeyService otherKeyService();

  @Test
  default void unwrapShouldGiveTheKeyBack() throws KeyRefusedException {
    KeyContext context = Samples.keyContext();

    try (NewDataKey made = keyService().newDataKey(context);
        DataKey unwrapped = keyService().unwrap(made.wrapped(), context)) {
      assertThat(unwrapped.secretBytes()).isEqualTo(made.key().secretBytes());
    }
  }

  @Test
  default void newDataKeyShouldMakeADifferentKeyEachTime() {
    KeyContext context = Samples.keyContext();

    try (NewDataKey one = keyService().newDataKey(context);
        NewDataKey other = keyService().newDataKey(context)) {
      assertThat(one.key().secretBytes()).isNotEqualTo(other.key().secretBytes());
      assertThat(one.wrapped()).isNotEqualTo(other.wrapped());
    }
  }

  @Test
  default void unwrapShouldRefuseTheKeyOfAnotherMessage() {
    KeyContext context = Samples.keyContext();
    KeyContext foreign = new KeyContext(context.organization(), Samples.messageId());

    try (NewDataKey made = keyService().newDataKey(context)) {
      assertThatExceptionOfType(KeyRefusedException.class)
          .isThrownBy(() -> keyService().unwrap(made.wrapped(), foreign));
    }
  }

  @Test
  default void unwrapShouldRefuseTheKeyOfAnotherOrganization() {
    KeyContext context = Samples.keyContext();
    KeyContext foreign = new KeyContext(new OrganizationId("fabrikam"), context.message());

    try (NewDataKey made = keyService().newDataKey(context)) {
      assertThatExceptionOfType(KeyRefusedException.class)
          .isThrownBy(() -> keyService().unwrap(made.wrapped(), foreign));
    }
  }

  @Test
  default void unwrapShouldRefuseAnAlteredKey() {
    KeyContext context = Samples.keyContext();

    try (NewDataKey made = keyService().newDataKey(context)) {
      byte[] altered = made.wrapped().bytes();
      altered[altered.length - 1] ^= 1;

      assertThatExceptionOfType(KeyRefusedException.class)
          .isThrownBy(() -> keyService().unwrap(WrappedDataKey.of(altered, "key-1"), context));
    }
  }

  @Test
  default void unwrapShouldRefuseBytesThatWereNeverAKey() {
    WrappedDataKey nonsense = WrappedDataKey.of(new byte[] {1}, "key-1");

    assertThatExceptionOfType(KeyRefusedException.class)
        .isThrownBy(() -> keyService().unwrap(nonsense, Samples.keyContext()));
  }

  @Test
  default void unwrapShouldRefuseAKeyThatAnotherServiceWrapped() {
    KeyContext context = Samples.keyContext();

    try (NewDataKey made = otherKeyService().newDataKey(context)) {
      assertThatExceptionOfType(KeyRefusedException.class)
          .isThrownBy(() -> keyService().unwrap(made.wrapped(), context));
    }
  }
}
