package org.sealpost.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;

class RecentBrandingTemplatesTest implements BrandingTemplatesContract {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final RecentBrandingTemplates recent =
      new RecentBrandingTemplates(platform.brandingTemplates(), platform.clock());

  @Override
  public BrandingTemplates brandingTemplates() {
    return recent;
  }

  @Test
  void templatesShouldBeReadOnceInHalfAMinute() {
    recent.find("Legal");
    recent.findOrDefault("Sales");
    recent.all();

    assertThat(platform.calls(Port.BRANDING_TEMPLATES)).isOne();
  }

  @Test
  void whatAnotherProcessChangesShouldBeSeenWithinHalfAMinute() {
    recent.all();
    platform.brandingTemplates.put(Samples.branding("Legal"));
    platform.clock.advance(RecentBrandingTemplates.KEPT.minus(Duration.ofMillis(1)));

    assertThat(recent.find("Legal")).isEmpty();
    platform.clock.advance(Duration.ofMillis(1));
    assertThat(recent.find("Legal")).contains(Samples.branding("Legal"));
  }

  @Test
  void clockThatWasSetBackShouldNotKeepThemLonger() {
    recent.all();
    platform.brandingTemplates.put(Samples.branding("Legal"));
    platform.clock.advance(Duration.ofDays(-1));

    assertThat(recent.find("Legal")).isPresent();
  }

  /// What they allow is asked again rather than guessed.
  @Test
  void storeThatDoesNotAnswerShouldNotBeReplacedByWhatWasKnown() {
    recent.all();
    platform.clock.advance(RecentBrandingTemplates.KEPT);
    platform.fail(Port.BRANDING_TEMPLATES, 1);

    assertThatExceptionOfType(Unavailable.class).isThrownBy(recent::all);
    assertThat(recent.all()).isNotEmpty();
  }
}
