package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import org.sealpost.Unavailable;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.Visitor;

/// How many passcodes are sent, and how often each may be tried: so that guessing takes longer than
/// anybody lives, mailboxes are not flooded, and the recipient gets in all the same (threats 13,
/// 14, 16).
///
/// Whoever asks has a genuine link; for links that lead nowhere nothing is counted (threat 52). A
/// request takes one of three [Lane]s. Ordinarily it is the calm one. When a mailbox or the asking
/// network has had its calm share, or the whole organization looks like being attacked, nobody is
/// locked out: requests go on in the strict lane, in which each network gets one code with two
/// tries, so that a stranger's requests use up the stranger's share. A network from which this
/// mailbox was signed in to lately has a lane of its own, which strangers cannot fill however many
/// networks they have.
///
/// What an attacker's guesses are worth, at 10⁸ codes:
///
/// - from one network: 4 codes of 5 tries and 2 of 2 are 24 guesses in 15 minutes, 96 an hour,
///   2,304 a day: a chance of one in a million an hour, 1 in 43,000 a day;
/// - from as many networks as they like: 8 × 5 + 22 × 2 + 10 × 2 = 104 guesses in 15 minutes, 416
///   an hour, 9,984 a day: 1 in 240,000 an hour, 1 in 10,000 a day. Half a chance takes 19 years,
///   with the mailbox's owner getting 3,840 mails a day;
/// - at all mailboxes at once, with the links to all of them: at most 46,000 guesses in 15 minutes
///   (2,000 codes of 5 tries, 18,000 of 2), from at least 1,800 networks.
///
/// Who is locked out by this: a recipient who was never signed in from where they are, while
/// somebody who knows the link asks from at least 22 networks in every 15 minutes, or shares the
/// recipient's network; and of such recipients in one network, while the whole organization is
/// under attack, the eleventh and following. All of them get in within 15 minutes after the attack.
final class PasscodeBudget {
  static final Duration WINDOW = Duration.ofMinutes(15);

  /// How long a network is known to belong to a mailbox's owner.
  static final Duration HOME = Duration.ofDays(90);

  /// More codes in a window are an attack on the organization.
  static final int ORGANIZATION_CODES = 2_000;

  /// More are not sent, whoever asks: the sending quota is for mail too.
  static final int ORGANIZATION_MOST_CODES = 20_000;

  /// More wrong codes in a window are an attack on the organization (threat 14).
  static final int ORGANIZATION_FAILURES = 500;

  /// More wrong codes in a window make a network suspicious, and are not held against the
  /// organization: one network alone cannot put everybody under suspicion.
  static final int NETWORK_FAILURES = 30;

  /// How many codes there are in a window, and how often each may be tried.
  enum Lane {
    CALM(4, 8, 300, PasscodeChallenge.TRIES),
    STRICT(1, 22, 10, 2),
    HOME(2, 10, 300, 2);

    /// For one mailbox, asked for from one network.
    final int perNetwork;

    /// For one mailbox, asked for from all networks.
    final int perMailbox;

    /// For all mailboxes, asked for from one network.
    final int perAllOfNetwork;

    final int tries;

    Lane(int perNetwork, int perMailbox, int perAllOfNetwork, int tries) {
      this.perNetwork = perNetwork;
      this.perMailbox = perMailbox;
      this.perAllOfNetwork = perAllOfNetwork;
      this.tries = tries;
    }
  }

  private final Throttle throttle;

  PasscodeBudget(Throttle throttle) {
    this.throttle = throttle;
  }

  /// Counts one more passcode.
  ///
  /// @return how many tries it gets; 0 when none may be sent now
  int tries(AddressedMessage message, Visitor visitor, Instant now) {
    Asking asking = Asking.of(message, visitor);
    if (!isAttacked(asking, now) && hasRoom(Lane.CALM, asking, now)) {
      return admit(Lane.CALM, asking, now);
    }
    Lane lane = isHome(asking, now) ? Lane.HOME : Lane.STRICT;
    return hasRoom(lane, asking, now) ? admit(lane, asking, now) : 0;
  }

  /// Counts a wrong one.
  void failed(AddressedMessage message, Visitor visitor, Instant now) {
    Asking asking = Asking.of(message, visitor);
    if (!asking.known()
        || throttle.admit(asking.networkFailures(), NETWORK_FAILURES, WINDOW, now)) {
      throttle.admit(Asking.ORGANIZATION_FAILURES, ORGANIZATION_FAILURES, WINDOW, now);
    }
  }

  /// Remembers that the mailbox's owner signed in from here. Only a kindness: when it cannot be
  /// written, nothing else is the worse for it.
  void succeeded(AddressedMessage message, Visitor visitor, Instant now) {
    Asking asking = Asking.of(message, visitor);
    if (asking.known()) {
      try {
        throttle.admit(asking.home(), 1, HOME, now);
      } catch (Unavailable forgotten) {
        // The owner is signed in all the same.
      }
    }
  }

  private boolean isAttacked(Asking asking, Instant now) {
    return throttle.uses(Asking.ORGANIZATION_FAILURES, now) >= ORGANIZATION_FAILURES
        || throttle.uses(Asking.ORGANIZATION, now) >= ORGANIZATION_CODES
        || (asking.known() && throttle.uses(asking.networkFailures(), now) >= NETWORK_FAILURES);
  }

  private boolean isHome(Asking asking, Instant now) {
    return asking.known() && throttle.uses(asking.home(), now) > 0;
  }

  /// Asked before anything is counted: who comes while a mailbox's lane is full must not lose their
  /// own network's share by it.
  private boolean hasRoom(Lane lane, Asking asking, Instant now) {
    return throttle.uses(asking.mailbox(lane), now) < lane.perMailbox
        && throttle.uses(asking.pair(lane), now) < asking.perNetwork(lane);
  }

  private int admit(Lane lane, Asking asking, Instant now) {
    boolean admitted =
        throttle.admit(asking.pair(lane), asking.perNetwork(lane), WINDOW, now)
            && throttle.admit(asking.network(lane), asking.perAllOfNetwork(lane), WINDOW, now)
            && throttle.admit(asking.mailbox(lane), lane.perMailbox, WINDOW, now)
            && throttle.admit(Asking.ORGANIZATION, ORGANIZATION_MOST_CODES, WINDOW, now);
    return admitted ? lane.tries : 0;
  }

  /// Who asks for whom, as keys of the throttle: hashes, so that no address is among them.
  ///
  /// Requests whose network is not known share one bucket. When the front door names none at all,
  /// that bucket is everybody: it may fill a mailbox's calm share and half of its strict one, and
  /// is held to the organization's limits instead of a network's.
  ///
  /// @param known whether the network is
  private record Asking(MailboxKey mailbox, String network, boolean known) {
    static final String ORGANIZATION = "passcode:organization";
    static final String ORGANIZATION_FAILURES = "passcode:failures:organization";

    static Asking of(AddressedMessage message, Visitor visitor) {
      return new Asking(
          MailboxKey.of(message.readerAddress()),
          visitor.network().map(NetworkPrefix::text).map(SecretToken::sha256).orElse("unknown"),
          visitor.network().isPresent());
    }

    int perNetwork(Lane lane) {
      if (known) {
        return lane.perNetwork;
      }
      return lane == Lane.CALM ? lane.perMailbox : lane.perMailbox / 2;
    }

    int perAllOfNetwork(Lane lane) {
      return known ? lane.perAllOfNetwork : ORGANIZATION_CODES;
    }

    String pair(Lane lane) {
      return "passcode:" + lane + ":pair:" + SecretToken.sha256(mailbox + " " + network);
    }

    String mailbox(Lane lane) {
      return "passcode:" + lane + ":mailbox:" + mailbox;
    }

    String network(Lane lane) {
      return "passcode:" + lane + ":network:" + network;
    }

    String networkFailures() {
      return "passcode:failures:network:" + network;
    }

    String home() {
      return "passcode:home:" + SecretToken.sha256(mailbox + " " + network);
    }
  }
}
