package org.sealpost.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.local.folder.UploadTickets.Announced;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;

class UploadTicketsTest {
  private static final UploadId ID = new UploadId(Samples.link(), "f1");
  private static final Instant END = NOW.plus(Duration.ofMinutes(15));

  private final UploadTickets tickets = new UploadTickets(new SeededRandom(1));

  @Test
  void readShouldGiveWhatWasWritten() {
    assertThat(tickets.read(tickets.write(ID, 1028, END), NOW)).contains(new Announced(ID, 1028));
  }

  @Test
  void readShouldRefuseFromTheVerySecondOfExpiryOn() {
    String ticket = tickets.write(ID, 1028, END);

    assertThat(tickets.read(ticket, END.minusMillis(1))).isPresent();
    assertThat(tickets.read(ticket, END)).isEmpty();
    assertThat(tickets.read(ticket, END.plusSeconds(1))).isEmpty();
  }

  @Test
  void readShouldRefuseWhateverWasChanged() {
    String ticket = tickets.write(ID, 1028, END);
    for (int at = 0; at < ticket.length(); at++) {
      StringBuilder changed = new StringBuilder(ticket);
      changed.setCharAt(at, ticket.charAt(at) == '1' ? '2' : '1');

      assertThat(tickets.read(changed.toString(), NOW)).as("%s", changed).isEmpty();
      assertThat(tickets.read(ticket.substring(0, at), NOW)).isEmpty();
    }
    assertThat(tickets.read(ticket + "0", NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a", "a.b", "......", "é.é", "../../etc/passwd"})
  void readShouldRefuseWhatNobodyWrote(String ticket) {
    assertThat(tickets.read(ticket, NOW)).isEmpty();
  }

  @Test
  void readShouldRefuseTicketsOfAnotherProcess() {
    String ticket = new UploadTickets(new SeededRandom(2)).write(ID, 1028, END);

    assertThat(tickets.read(ticket, NOW)).isEmpty();
  }
}
