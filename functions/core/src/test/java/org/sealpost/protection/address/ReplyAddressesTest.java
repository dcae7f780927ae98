package org.sealpost.protection.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.InMemoryMacKey;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.address.ReplyAddress.Way;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.SeededRandom;

class ReplyAddressesTest {
  private static final Domain DOMAIN = new Domain("reply.contoso.example");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private final SeededRandom random = new SeededRandom(47);
  private final ReplyAddresses addresses = new ReplyAddresses(new InMemoryMacKey(random), DOMAIN);

  private PortalLink link() {
    return new PortalLink(ProtectedMessageId.random(random), RecipientKey.random(random));
  }

  @RepeatedTest(50)
  void authenticShouldGiveBackWhatWasSigned() {
    PortalLink link = link();

    for (Way way : Way.values()) {
      EmailAddress address = addresses.of(link, way);

      assertThat(address.localPart()).matches("[a-z2-7]{55}");
      assertThat(address.domain()).isEqualTo(DOMAIN);
      assertThat(addresses.authentic(address))
          .hasValueSatisfying(
              said -> {
                assertThat(said.message()).isEqualTo(link.message());
                assertThat(said.way()).isEqualTo(way);
                assertThat(said.isOver(link.recipient())).isTrue();
                assertThat(said.isOver(RecipientKey.random(random))).isFalse();
              });
    }
  }

  /// Every character in the place of every other: all of them are signed, and so is the signature.
  @ParameterizedTest
  @EnumSource
  void authenticShouldRefuseEveryOtherCharacter(Way way) {
    String local = addresses.of(link(), way).localPart();

    for (int at = 0; at < local.length(); at++) {
      for (char other : (ALPHABET + "0189-.=").toCharArray()) {
        String changed = local.substring(0, at) + other + local.substring(at + 1);
        if (!changed.equals(local)) {
          assertThat(authentic(changed)).as(changed).isEmpty();
        }
      }
    }
  }

  @RepeatedTest(20)
  void authenticShouldTakeAnyCase(RepetitionInfo repetition) {
    Random cases = new Random(repetition.getCurrentRepetition());
    PortalLink link = link();
    EmailAddress address = addresses.of(link, Way.TO_AUTHOR);
    StringBuilder mixed = new StringBuilder();
    for (char letter : address.localPart().toCharArray()) {
      mixed.append(cases.nextBoolean() ? Character.toUpperCase(letter) : letter);
    }

    assertThat(authentic(mixed.toString())).isEqualTo(addresses.authentic(address)).isPresent();
    assertThat(authentic(address.localPart().toUpperCase(Locale.ROOT))).isPresent();
    assertThat(addresses.authentic(EmailAddress.of(address.localPart() + "@Reply.CONTOSO.example")))
        .isPresent();
  }

  @Test
  void authenticShouldRefuseWhatAnotherKeySignedAndWhatIsOfAnotherDomain() {
    EmailAddress address = addresses.of(link(), Way.TO_READER);
    ReplyAddresses others = new ReplyAddresses(new InMemoryMacKey(random), DOMAIN);

    assertThat(others.authentic(address)).isEmpty();
    assertThat(
            addresses.authentic(
                new EmailAddress(address.localPart(), new Domain("contoso.example"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "postmaster",
        "\"quoted one\"",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "11111111111111111111111111111111111111111111111111111111"
      })
  void authenticShouldFindNothingInWhatNobodySigned(String local) {
    assertThat(authentic(local)).isEmpty();
  }

  /// Nonsense must cost nothing, and must not be taken for a service that does not answer.
  @Test
  void authenticShouldAskTheKeyOnlyAboutWhatLooksLikeAnAddress() {
    InMemoryPlatform platform = new InMemoryPlatform();
    ReplyAddresses disturbed = new ReplyAddresses(platform.replyKey(), DOMAIN);
    EmailAddress address = disturbed.of(link(), Way.TO_AUTHOR);
    int calls = platform.calls(Port.REPLY_KEY);
    platform.fail(Port.REPLY_KEY);

    assertThat(disturbed.authentic(new EmailAddress("sales", DOMAIN))).isEmpty();
    assertThat(disturbed.authentic(EmailAddress.of("a@partner.example"))).isEmpty();
    assertThat(platform.calls(Port.REPLY_KEY)).isEqualTo(calls);
    assertThatThrownBy(() -> disturbed.authentic(address)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> disturbed.of(link(), Way.TO_AUTHOR)).isInstanceOf(Unavailable.class);
  }

  @Test
  void addressesShouldDifferForEachMessageReaderAndWay() {
    Set<EmailAddress> made = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      PortalLink link = link();
      made.add(addresses.of(link, Way.TO_AUTHOR));
      made.add(addresses.of(link, Way.TO_READER));
      made.add(
          addresses.of(new PortalLink(link.message(), RecipientKey.random(random)), Way.TO_AUTHOR));
    }

    assertThat(made).hasSize(600);
  }

  /// Threat 24: a reply address stands in mails that travel far; the way in to the portal does not.
  @Test
  void addressShouldNotTellThePortalLink() {
    PortalLink link = link();

    assertThat(addresses.of(link, Way.TO_AUTHOR).localPart())
        .doesNotContain(link.recipient().value());
  }

  @Test
  void replyAddressShouldBeWellFormed() {
    ProtectedMessageId message = link().message();

    for (String prefix : List.of("", "short", "aaaaaaaaaaa1", "aaaaaaaaaaaaa")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ReplyAddress(message, prefix, Way.TO_AUTHOR));
    }
  }

  private Optional<ReplyAddress> authentic(String local) {
    try {
      return addresses.authentic(new EmailAddress(local, DOMAIN));
    } catch (IllegalArgumentException noLocalPart) {
      return Optional.empty();
    }
  }
}
