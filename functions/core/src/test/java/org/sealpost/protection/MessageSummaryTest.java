package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;

class MessageSummaryTest {
  private static final MessageSummary OFFER = new MessageSummary("The offer", 2);

  private final SecureRandom random = new SecureRandom();
  private final DerivedKeys keys = keys();
  private final ProtectedMessageId message = Samples.messageId();
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Summaries summaries =
      new Summaries(platform.wrappedKeys(), platform.keyService(), random);

  private DerivedKeys keys() {
    return new DerivedKeys(new DataKey(Samples.bytes(DataKey.BYTES)), random);
  }

  private Optional<MessageSummary> opened(SealedSummary sealed) {
    return MessageSummary.opened(sealed, keys, message);
  }

  @Test
  void openedShouldBeWhatWasSealed() {
    assertThat(opened(OFFER.sealed(keys, message))).contains(OFFER);
    assertThat(opened(new MessageSummary("", 0).sealed(keys, message)))
        .contains(new MessageSummary("", 0));
  }

  @Test
  void sealedShouldSayNothingAndDifferEachTime() {
    SealedSummary sealed = OFFER.sealed(keys, message);

    assertThat(new String(sealed.bytes(), ISO_8859_1)).doesNotContain("offer");
    assertThat(sealed).isNotEqualTo(OFFER.sealed(keys, message));
  }

  @Test
  void openedShouldBeEmptyWhateverBitIsChanged() {
    byte[] sealed = OFFER.sealed(keys, message).bytes();

    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(opened(SealedSummary.of(changed))).isEmpty();
    }
  }

  @Test
  void openedShouldBeEmptyForBytesThatAreTooFewOrTooMany() {
    byte[] sealed = OFFER.sealed(keys, message).bytes();

    for (int length = 1; length <= sealed.length + 20; length++) {
      if (length != sealed.length) {
        assertThat(opened(SealedSummary.of(Arrays.copyOf(sealed, length)))).isEmpty();
      }
    }
  }

  @Test
  void openedShouldBeEmptyForAnotherMessageAndAnotherKey() {
    SealedSummary sealed = OFFER.sealed(keys, message);

    assertThat(MessageSummary.opened(sealed, keys, Samples.messageId())).isEmpty();
    assertThat(MessageSummary.opened(sealed, keys(), message)).isEmpty();
  }

  @Test
  void openedShouldBeEmptyForWhatIsSealedForAnotherPurpose() {
    SealedSummary draft =
        SealedSummary.of(keys.seal(KeyPurpose.of("draft", message.value()), new byte[] {'{', '}'}));

    assertThat(opened(draft)).isEmpty();
  }

  @Test
  void longSubjectShouldEndInAnEllipsisAfterThreeHundredCharacters() {
    assertThat(new MessageSummary("x".repeat(300), 0).subject()).isEqualTo("x".repeat(300));
    assertThat(new MessageSummary("x".repeat(301), 0).subject()).isEqualTo("x".repeat(299) + "…");
    assertThat(new MessageSummary("🔒".repeat(1_000_000), 0).subject())
        .isEqualTo("🔒".repeat(299) + "…");
  }

  /// What a record holds of it stays far below what a record may hold.
  @Test
  void longestSubjectShouldFitWhateverItsCharacters() {
    for (String character : new String[] {"🔒", "\"", "\\", "\u0001", "\ud800", "\uffff", "/"}) {
      SealedSummary sealed =
          new MessageSummary(character.repeat(2_000), Integer.MAX_VALUE).sealed(keys, message);

      assertThat(sealed.bytes().length).as(character).isLessThan(1_400);
      assertThat(opened(sealed)).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\u0000\u0007b", "a\u0085\u2028b", "a\u2029\tb"})
  void subjectShouldBeOneLine(String subject) {
    assertThat(new MessageSummary(" " + subject + "\n", 0).subject()).isEqualTo("a  b");
  }

  @Test
  void halvesOfCharactersShouldBeReplaced() {
    MessageSummary halved = new MessageSummary("a\ud83d b\udd12 \udd12\ud83d", 0);

    assertThat(halved.subject()).isEqualTo("a\ufffd b\ufffd \ufffd\ufffd");
    assertThat(opened(halved.sealed(keys, message))).contains(halved);
  }

  @Test
  void anySubjectShouldComeBack() {
    SeededRandom chance = new SeededRandom(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder subject = new StringBuilder();
      int length = chance.nextInt(350);
      for (int i = 0; i < length; i++) {
        subject.append((char) chance.nextInt(0x10000));
      }
      MessageSummary summary = new MessageSummary(subject.toString(), chance.nextInt());

      assertThat(opened(summary.sealed(keys, message))).contains(summary);
    }
  }

  @Test
  void summaryShouldNotBeToldByItsText() {
    assertThat(OFFER).hasToString("MessageSummary[******]");
  }

  @Test
  void sealedSummaryShouldNotBeLongerThanARecordHolds() {
    assertThatIllegalArgumentException().isThrownBy(() -> SealedSummary.of(new byte[4097]));
    assertThatIllegalArgumentException().isThrownBy(() -> SealedSummary.of(new byte[0]));
  }

  private ProtectedMessage stored(ProtectedMessageId id, WrappedDataKey key, SealedSummary sealed) {
    ProtectedMessage sample = Samples.message(Samples.CONTOSO, Samples.NOW);
    ProtectedMessage record =
        new ProtectedMessage(
            id,
            sample.organization(),
            sample.author(),
            sample.authorScope(),
            sample.messageId(),
            sample.acceptedAt(),
            sample.terms(),
            sample.branding(),
            ConversationPlace.first(id),
            Optional.of(sealed),
            sample.sealedSha256(),
            Optional.empty());
    platform
        .records
        .intakes()
        .settle(
            Samples.settlement(
                Samples.intake(),
                new SealedRecord(
                    record, Optional.of(key), List.of(Samples.recipient(Samples.BOB)))));
    return record;
  }

  private SealedMessage sealed() {
    return new Protector(platform.keyMaker(), platform.vault(), random)
        .seal(KeptBytes.all(new byte[100]), OFFER, Samples.CONTOSO);
  }

  @Test
  void summaryShouldBeHadWithTheMessagesKeyAndWithoutItsBytes() {
    SealedMessage sealed = sealed();
    ProtectedMessage record = stored(sealed.id(), sealed.key(), sealed.summary());
    platform.fail(Port.VAULT);

    assertThat(summaries.of(record)).contains(OFFER);
  }

  /// Threat: a record that somebody has put another message's summary into.
  @Test
  void summaryOfAnotherMessageShouldBeNone() {
    SealedMessage one = sealed();
    SealedMessage other = sealed();

    assertThat(summaries.of(stored(one.id(), one.key(), other.summary()))).isEmpty();
    // With its key as well: the key service refuses another message's context.
    assertThat(summaries.of(stored(one.id(), other.key(), other.summary()))).isEmpty();
  }

  @Test
  void summaryShouldBeGoneWithTheKey() {
    SealedMessage sealed = sealed();
    ProtectedMessage record = stored(sealed.id(), sealed.key(), sealed.summary());

    platform.wrappedKeys().shred(sealed.id());

    assertThat(summaries.of(record)).isEmpty();
  }

  @Test
  void messageWithoutSummaryShouldCostNoKey() {
    assertThat(summaries.of(Samples.message(Samples.CONTOSO, Samples.NOW))).isEmpty();

    assertThat(platform.calls(Port.KEY_SERVICE)).isZero();
    assertThat(platform.calls(Port.WRAPPED_KEYS)).isZero();
  }
}
