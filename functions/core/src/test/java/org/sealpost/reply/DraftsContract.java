package org.sealpost.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.KeptDraft.Begun;
import org.sealpost.reply.KeptDraft.SentAnswer;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;

/// What every [Drafts] does.
public interface DraftsContract {
  Drafts drafts();

  private static KeptDraft draft(PortalLink link, int version) {
    return new KeptDraft(
        link,
        version,
        Optional.of(new Begun("abc", 0, version, "d" + version)),
        Optional.empty(),
        NOW);
  }

  @Test
  default void findShouldGiveWhatWasKeptLast() {
    PortalLink link = Samples.link();
    KeptDraft sent =
        new KeptDraft(
            link,
            2,
            Optional.empty(),
            Optional.of(new SentAnswer(0, 2, AnswerKind.REPLY_ALL, 3, NOW.plusNanos(7), "r1")),
            NOW.plusSeconds(5).plusNanos(3));

    boolean first = drafts().replace(draft(link, 1), 0, NOW);
    Optional<KeptDraft> begun = drafts().find(link, NOW);
    boolean second = drafts().replace(sent, 1, NOW);

    assertThat(first).isTrue();
    assertThat(begun).contains(draft(link, 1));
    assertThat(second).isTrue();
    assertThat(drafts().find(link, NOW)).contains(sent);
  }

  @Test
  default void findShouldKnowNothingOfOtherLinks() {
    PortalLink link = Samples.link();
    drafts().replace(draft(link, 1), 0, NOW);

    assertThat(drafts().find(Samples.link(), NOW)).isEmpty();
    assertThat(drafts().find(new PortalLink(link.message(), Samples.recipientKey()), NOW))
        .isEmpty();
  }

  @Test
  default void replaceShouldRefuseAnyVersionButTheKeptOne() {
    PortalLink link = Samples.link();
    drafts().replace(draft(link, 1), 0, NOW);

    assertThat(drafts().replace(draft(link, 9), 0, NOW)).isFalse();
    assertThat(drafts().replace(draft(link, 9), 2, NOW)).isFalse();
    assertThat(drafts().replace(draft(Samples.link(), 9), 1, NOW)).isFalse();
    assertThat(drafts().find(link, NOW)).contains(draft(link, 1));
  }

  @Test
  default void replaceShouldLetOneOfManyWin() throws Exception {
    PortalLink link = Samples.link();
    drafts().replace(draft(link, 1), 0, NOW);
    AtomicInteger names = new AtomicInteger();

    var won =
        Race.among(
            8,
            () ->
                drafts()
                    .replace(
                        new KeptDraft(
                            link,
                            2,
                            Optional.of(new Begun("abc", 0, 2, "d" + names.incrementAndGet())),
                            Optional.empty(),
                            NOW),
                        1,
                        NOW));

    assertThat(won).filteredOn(one -> one).hasSize(1);
  }

  @Test
  default void findShouldEndAtTheInstantOfExpiryAlthoughNothingWasDeleted() {
    PortalLink link = Samples.link();
    KeptDraft draft = draft(link, 3);
    Instant end = NOW.plus(KeptDraft.LIFETIME);
    drafts().replace(draft(link, 1), 0, NOW);
    drafts().replace(draft, 1, NOW);

    assertThat(drafts().find(link, end.minusNanos(1))).contains(draft);
    assertThat(drafts().find(link, end)).isEmpty();
    assertThat(drafts().replace(draft(link, 4), 3, end)).isFalse();
    assertThat(drafts().replace(draft(link, 1), 0, end)).isTrue();
  }
}
