package org.sealpost.branding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// All templates, read by one request and kept for a moment, for whoever needs one with each
/// request. What an admin changes is seen within [#KEPT], in every process: also which ways to sign
/// in a template allows. For several threads.
public final class RecentBrandingTemplates implements BrandingTemplates {
  public static final Duration KEPT = Duration.ofSeconds(30);

  private final BrandingTemplates stored;
  private final Clock clock;
  private final AtomicReference<Reading> last =
      new AtomicReference<>(new Reading(List.of(), Instant.MIN));

  public RecentBrandingTemplates(BrandingTemplates stored, Clock clock) {
    this.stored = stored;
    this.clock = clock;
  }

  @Override
  public Optional<BrandingTemplate> find(String name) {
    return all().stream().filter(template -> template.name().equals(name)).findFirst();
  }

  @Override
  public List<BrandingTemplate> all() {
    Instant now = clock.instant();
    Reading known = last.get();
    if (known.isRecent(now)) {
      return known.templates();
    }
    Reading read = new Reading(stored.all(), now);
    last.set(read);
    return read.templates();
  }

  @Override
  public void put(BrandingTemplate template) {
    stored.put(template);
    last.set(new Reading(List.of(), Instant.MIN));
  }

  private record Reading(List<BrandingTemplate> templates, Instant at) {
    Reading {
      templates = List.copyOf(templates);
    }

    /// Not when the clock was set back either.
    boolean isRecent(Instant now) {
      return !now.isBefore(at) && at.isAfter(now.minus(KEPT));
    }
  }
}
