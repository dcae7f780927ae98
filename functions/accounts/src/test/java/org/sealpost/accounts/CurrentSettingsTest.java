package org.sealpost.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CurrentSettingsTest {
  private static final String GOOGLE =
      "{\"providers\": [{\"preset\": \"google\", \"clientId\": \"g\"}]}";

  private final AtomicReference<Optional<String>> text = new AtomicReference<>(Optional.empty());
  private final CurrentSettings settings = new CurrentSettings(text::get);

  @Test
  void getShouldFollowTheDocument() {
    assertThat(settings.get()).isEqualTo(AccountSettings.NONE);

    text.set(Optional.of(GOOGLE));
    assertThat(settings.get().providers()).hasSize(1);
    assertThat(settings.get()).isSameAs(settings.get());

    text.set(Optional.empty());
    assertThat(settings.get()).isEqualTo(AccountSettings.NONE);
  }

  @Test
  void getShouldKeepWhatWasInForceWhenTheDocumentCannotBeUsed() {
    text.set(Optional.of(GOOGLE));
    AccountSettings before = settings.get();

    text.set(Optional.of("{"));

    assertThat(settings.get()).isSameAs(before);
  }
}
