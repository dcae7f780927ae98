package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.PasscodeBudget.Lane;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.Visitor;

/// Threats 13, 14, 16 and 20: guessing is hopeless, mailboxes are not flooded, and whom the code is
/// for gets one all the same.
class PasscodeBudgetTest {
  private static final int CALM = PasscodeChallenge.TRIES;
  private static final int STRICT = 2;
  private static final Visitor HERE = from("192.0.2.7");
  private static final AddressedMessage MESSAGE = to(BOB);

  private final InMemoryThrottle throttle = new InMemoryThrottle();
  private final PasscodeBudget budget = new PasscodeBudget(throttle);

  @Test
  void triesShouldBeFiveForFourCodesFromOneNetworkAndTwoForOneMore() {
    assertThat(asked(6, MESSAGE, HERE, NOW)).containsExactly(CALM, CALM, CALM, CALM, STRICT, 0);
  }

  @Test
  void triesShouldBeTwoForTwoMoreAtHome() {
    budget.succeeded(MESSAGE, HERE, NOW);

    assertThat(asked(7, MESSAGE, HERE, NOW))
        .containsExactly(CALM, CALM, CALM, CALM, STRICT, STRICT, 0);
  }

  @Test
  void triesShouldStartAnewAfterFifteenMinutes() {
    asked(6, MESSAGE, HERE, NOW);

    assertThat(budget.tries(MESSAGE, HERE, NOW.plus(Duration.ofMinutes(15)).minusNanos(1)))
        .isZero();
    assertThat(budget.tries(MESSAGE, HERE, NOW.plus(Duration.ofMinutes(15)))).isEqualTo(CALM);
  }

  @Test
  void triesShouldBeCountedForTheMailboxWhateverTheMessage() {
    asked(5, MESSAGE, HERE, NOW);

    assertThat(budget.tries(to(EmailAddress.of("BOB@partner.example")), HERE, NOW)).isZero();
    assertThat(budget.tries(to(ALICE), HERE, NOW)).isEqualTo(CALM);
  }

  /// Two of the attacker's networks use up the calm share; then each network gets one code.
  @Test
  void triesShouldGoOnStrictlyWhenAMailboxIsUnderAttack() {
    asked(4, MESSAGE, network(1), NOW);
    asked(4, MESSAGE, network(2), NOW);

    assertThat(asked(2, MESSAGE, HERE, NOW)).containsExactly(STRICT, 0);
    assertThat(asked(2, MESSAGE, network(1), NOW)).containsExactly(STRICT, 0);
    assertThat(budget.tries(to(ALICE), HERE, NOW)).isEqualTo(CALM);
  }

  @Test
  void triesShouldStayForARecipientWhileTwentyNetworksAskWithoutEnd() {
    for (int round = 0; round < 50; round++) {
      IntStream.range(0, 20).forEach(number -> budget.tries(MESSAGE, network(number), NOW));
    }

    assertThat(budget.tries(MESSAGE, HERE, NOW)).isEqualTo(STRICT);
  }

  /// A thousand networks fill the strangers' lane. Where this mailbox was signed in to before, its
  /// owner gets in even so.
  @Test
  void triesShouldStayAtHomeHoweverManyNetworksAsk() {
    budget.succeeded(MESSAGE, HERE, NOW.minus(Duration.ofDays(89)));
    IntStream.range(0, 1000).forEach(number -> budget.tries(MESSAGE, network(number), NOW));

    assertThat(asked(3, MESSAGE, HERE, NOW)).containsExactly(STRICT, STRICT, 0);
    assertThat(budget.tries(MESSAGE, from("192.0.3.7"), NOW)).isZero();
  }

  @Test
  void homeShouldBeOfOneMailboxAndEndAfterNinetyDays() {
    budget.succeeded(MESSAGE, HERE, NOW);
    budget.succeeded(to(ALICE), from("192.0.3.7"), NOW);
    Instant later = NOW.plus(PasscodeBudget.HOME);
    IntStream.range(0, 1000).forEach(number -> budget.tries(MESSAGE, network(number), NOW));
    IntStream.range(0, 1000).forEach(number -> budget.tries(MESSAGE, network(number), later));

    assertThat(budget.tries(MESSAGE, from("192.0.3.7"), NOW)).isZero();
    assertThat(budget.tries(MESSAGE, HERE, later)).isZero();
  }

  /// Who presses the button while the mailbox's lane is full gets a code as soon as there is room.
  @Test
  void triesShouldNotCostTheNetworksShareWhileTheLaneIsFull() {
    IntStream.range(0, 1000).forEach(number -> budget.tries(MESSAGE, network(number), NOW));
    Instant almost = NOW.plus(PasscodeBudget.WINDOW).minusSeconds(1);
    assertThat(asked(5, MESSAGE, HERE, almost)).containsOnly(0);

    assertThat(budget.tries(MESSAGE, HERE, NOW.plus(PasscodeBudget.WINDOW))).isEqualTo(CALM);
  }

  /// Threat 16: what a mailbox gets at most, by whatever means.
  @Test
  void triesShouldLetAMailboxHaveFortyMailsInFifteenMinutesAtMost() {
    IntStream.range(0, 100)
        .forEach(number -> budget.succeeded(MESSAGE, network(number), NOW.minusSeconds(1)));
    int mails = 0;
    for (int round = 0; round < 10; round++) {
      for (int number = 0; number < 1000; number++) {
        mails += budget.tries(MESSAGE, network(number), NOW) > 0 ? 1 : 0;
      }
    }

    assertThat(mails)
        .isEqualTo(Lane.CALM.perMailbox + Lane.STRICT.perMailbox + Lane.HOME.perMailbox)
        .isEqualTo(40);
  }

  @Test
  void triesShouldAdmitNoMoreWhenManyAskAtOnce() throws Exception {
    List<Integer> tries = Race.among(100, () -> budget.tries(MESSAGE, HERE, NOW));

    assertThat(tries).filteredOn(granted -> granted > 0).hasSizeLessThanOrEqualTo(5);
  }

  /// The numbers that [PasscodeBudget] says an attacker has.
  @Test
  void guessesShouldBeAsFewAsDocumented() {
    assertThat(guesses(Duration.ofHours(1), 1)).isEqualTo(88).isLessThanOrEqualTo(96);
    assertThat(guesses(Duration.ofDays(1), 1)).isEqualTo(2_112).isLessThanOrEqualTo(2_304);
    assertThat(guesses(Duration.ofHours(1), 1_000)).isEqualTo(336).isLessThanOrEqualTo(416);
  }

  @Test
  void guessesFromOneNetworkShouldBeTwentyFourInAWindowAtMost() {
    assertThat(worst(Lane.CALM.perNetwork, Lane.HOME.perNetwork)).isEqualTo(24);
    assertThat(worst(Lane.CALM.perNetwork, Lane.STRICT.perNetwork)).isLessThanOrEqualTo(24);
    assertThat(
            worst(Lane.CALM.perMailbox, Lane.STRICT.perMailbox)
                + Lane.HOME.perMailbox * Lane.HOME.tries)
        .isEqualTo(104);
    assertThat(
            PasscodeBudget.ORGANIZATION_CODES * CALM
                + (PasscodeBudget.ORGANIZATION_MOST_CODES - PasscodeBudget.ORGANIZATION_CODES)
                    * STRICT)
        .isEqualTo(46_000);
  }

  @Test
  void triesShouldBeLimitedForOneNetworkAtAllMailboxes() {
    List<Integer> granted =
        IntStream.range(0, 400)
            .mapToObj(number -> budget.tries(mailbox(number), HERE, NOW))
            .toList();

    assertThat(granted.subList(0, 300)).containsOnly(CALM);
    assertThat(granted.subList(300, 400)).containsOnly(0);
    assertThat(budget.tries(mailbox(0), network(1), NOW)).isEqualTo(CALM);
  }

  /// Threat 14: 100,000 mailboxes, one guess at each, from 5,000 networks.
  @Test
  void triesShouldBecomeFewWhenOneCodeIsTriedOnAllMailboxes() {
    int codes = 0;
    int calm = 0;
    for (int number = 0; number < 100_000; number++) {
      Visitor attacker = network(number % 5_000);
      int tries = budget.tries(mailbox(number), attacker, NOW);
      codes += tries > 0 ? 1 : 0;
      calm += tries == CALM ? 1 : 0;
      if (tries > 0) {
        budget.failed(mailbox(number), attacker, NOW);
      }
    }

    assertThat(calm).isEqualTo(PasscodeBudget.ORGANIZATION_FAILURES);
    assertThat(codes).isLessThanOrEqualTo(PasscodeBudget.ORGANIZATION_MOST_CODES);
  }

  /// The same, and everybody else gets in meanwhile.
  @Test
  void triesShouldStayForEverybodyWhileTheOrganizationIsUnderAttack() {
    for (int number = 0; number < PasscodeBudget.ORGANIZATION_FAILURES; number++) {
      budget.failed(mailbox(number), network(number), NOW);
    }

    assertThat(asked(2, MESSAGE, HERE, NOW)).containsExactly(STRICT, 0);
    assertThat(budget.tries(MESSAGE, HERE, NOW.plus(PasscodeBudget.WINDOW))).isEqualTo(CALM);
  }

  @Test
  void triesShouldBeFewForEachNetworkWhileTheOrganizationIsUnderAttack() {
    for (int number = 0; number < PasscodeBudget.ORGANIZATION_FAILURES; number++) {
      budget.failed(mailbox(number), network(number), NOW);
    }
    budget.succeeded(mailbox(50), HERE, NOW);

    List<Integer> granted =
        IntStream.range(0, 30)
            .mapToObj(number -> budget.tries(mailbox(number), HERE, NOW))
            .toList();

    assertThat(granted.subList(0, 10)).containsOnly(STRICT);
    assertThat(granted.subList(10, 30)).containsOnly(0);
    assertThat(budget.tries(mailbox(50), HERE, NOW)).isEqualTo(STRICT);
  }

  @Test
  void triesShouldBecomeStrictWhenTheOrganizationSendsVeryMany() {
    for (int number = 0; number < PasscodeBudget.ORGANIZATION_CODES; number++) {
      budget.tries(mailbox(number), network(number), NOW);
    }

    assertThat(budget.tries(MESSAGE, HERE, NOW)).isEqualTo(STRICT);
  }

  /// One network that guesses wrong all the time is watched; everybody else is not.
  @Test
  void failedShouldPutOneNetworkUnderSuspicionAndNotEverybody() {
    for (int number = 0; number < 10_000; number++) {
      budget.failed(mailbox(number), HERE, NOW);
    }

    assertThat(budget.tries(MESSAGE, HERE, NOW)).isEqualTo(STRICT);
    assertThat(budget.tries(MESSAGE, network(1), NOW)).isEqualTo(CALM);
  }

  /// When the front door names no network, mailboxes have their limits and nobody else's.
  @Test
  void triesShouldBeSharedByAllWhoseNetworkIsNotKnown() {
    assertThat(asked(8, MESSAGE, Visitor.UNKNOWN, NOW)).containsOnly(CALM);
    assertThat(asked(11, MESSAGE, Visitor.UNKNOWN, NOW)).containsOnly(STRICT);
    assertThat(budget.tries(MESSAGE, Visitor.UNKNOWN, NOW)).isZero();
    assertThat(budget.tries(MESSAGE, HERE, NOW)).isEqualTo(STRICT);
    assertThat(budget.tries(to(ALICE), Visitor.UNKNOWN, NOW)).isEqualTo(CALM);
  }

  @Test
  void succeededShouldMakeNoHomeOfWhatIsNotKnown() {
    budget.succeeded(MESSAGE, Visitor.UNKNOWN, NOW);
    IntStream.range(0, 1000).forEach(number -> budget.tries(MESSAGE, network(number), NOW));

    assertThat(budget.tries(MESSAGE, Visitor.UNKNOWN, NOW)).isZero();
  }

  @Test
  void succeededShouldNotFailWhenNothingCanBeWritten() {
    PasscodeBudget broken =
        new PasscodeBudget(
            new Throttle() {
              @Override
              public boolean admit(String key, int limit, Duration window, Instant now) {
                throw new Unavailable("throttle", new IllegalStateException("down"));
              }

              @Override
              public int uses(String key, Instant now) {
                throw new Unavailable("throttle", new IllegalStateException("down"));
              }
            });

    assertThatCode(() -> broken.succeeded(MESSAGE, HERE, NOW)).doesNotThrowAnyException();
  }

  /// Threat 56: neither the mailbox nor the network can be read in a key.
  @Test
  void keysShouldCarryNoAddress() {
    List<String> keys = new ArrayList<>();
    PasscodeBudget watched =
        new PasscodeBudget(
            new Throttle() {
              @Override
              public boolean admit(String key, int limit, Duration window, Instant now) {
                keys.add(key);
                return throttle.admit(key, limit, window, now);
              }

              @Override
              public int uses(String key, Instant now) {
                keys.add(key);
                return throttle.uses(key, now);
              }
            });

    IntStream.range(0, 9)
        .forEach(number -> watched.tries(MESSAGE, number == 8 ? HERE : network(number / 4), NOW));
    watched.failed(MESSAGE, HERE, NOW);
    watched.succeeded(MESSAGE, HERE, NOW);

    assertThat(keys)
        .hasSizeGreaterThan(20)
        .allSatisfy(key -> assertThat(key).doesNotContainIgnoringCase("bob", "partner", "192", "@"))
        .allSatisfy(key -> assertThat(key).matches("passcode:[A-Za-z:]+(:[0-9a-f]{64})?"));
  }

  private static int worst(int calmCodes, int otherCodes) {
    return calmCodes * CALM + otherCodes * STRICT;
  }

  /// How many guesses somebody gets who asks every ten seconds from each of so many networks.
  private static int guesses(Duration duration, int networks) {
    PasscodeBudget fresh = new PasscodeBudget(new InMemoryThrottle());
    int tries = 0;
    for (Instant now = NOW; now.isBefore(NOW.plus(duration)); now = now.plusSeconds(10)) {
      for (int number = 0; number < networks; number++) {
        tries += fresh.tries(MESSAGE, network(number), now);
      }
    }
    return tries;
  }

  private List<Integer> asked(int times, AddressedMessage message, Visitor visitor, Instant now) {
    return IntStream.range(0, times).mapToObj(time -> budget.tries(message, visitor, now)).toList();
  }

  private static Visitor network(int number) {
    return from("10.%d.%d.1".formatted(number / 256, number % 256));
  }

  private static Visitor from(String address) {
    Optional<NetworkPrefix> network = NetworkPrefix.of(address);
    assertThat(network).isPresent();
    return new Visitor(network, AgentClass.UNKNOWN);
  }

  private static AddressedMessage mailbox(int number) {
    return to(EmailAddress.of("reader%d@partner.example".formatted(number)));
  }

  private static AddressedMessage to(EmailAddress address) {
    return new AddressedMessage(Samples.message(Samples.CONTOSO, NOW), Samples.recipient(address));
  }
}
