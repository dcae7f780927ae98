package org.sealpost.local.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.delivery.TransportSecurity.OPPORTUNISTIC;
import static org.sealpost.delivery.TransportSecurity.REQUIRE_TLS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.mail.EmailAddress;

class OutboxFolderTest {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final EmailAddress EVE = EmailAddress.of("\"../eve /\"@partner.example");

  @TempDir Path folder;

  @Test
  void sendShouldNumberMailsInTheOrderSent() throws Exception {
    OutboxFolder outbox = open();

    send(outbox, BOB, "one");
    send(outbox, EVE, "two");

    assertThat(DurableFolder.open(folder).names())
        .containsExactlyInAnyOrder(
            "000001-bob@partner.example.eml", "000002-_.._eve___@partner.example.eml");
    assertThat(outbox.read(outbox.find(2).orElseThrow())).hasValue("two".getBytes(US_ASCII));
  }

  @Test
  void sendShouldGoOnCountingAfterARestart() throws Exception {
    send(open(), BOB, "one");

    send(open(), BOB, "two");

    assertThat(open().list())
        .containsExactly(
            new OutboxFolder.Sent(2, "bob@partner.example", OPPORTUNISTIC),
            new OutboxFolder.Sent(1, "bob@partner.example", OPPORTUNISTIC));
  }

  @Test
  void sendShouldRememberThatTlsIsRequired() throws Exception {
    EmailAddress odd = EmailAddress.of("+tls-bob@partner.example");
    open().send(Optional.empty(), BOB, "one".getBytes(US_ASCII), REQUIRE_TLS);

    send(open(), odd, "two");

    assertThat(DurableFolder.open(folder).names())
        .containsExactlyInAnyOrder(
            "000001+tls-bob@partner.example.eml", "000002-+tls-bob@partner.example.eml");
    assertThat(open().list())
        .containsExactly(
            new OutboxFolder.Sent(2, "+tls-bob@partner.example", OPPORTUNISTIC),
            new OutboxFolder.Sent(1, "bob@partner.example", REQUIRE_TLS));
    assertThat(open().read(open().find(1).orElseThrow())).hasValue("one".getBytes(US_ASCII));
  }

  @Test
  void sendShouldLeaveNoGapsNorLoseAnyWhenManySendAtOnce() throws Exception {
    OutboxFolder outbox = open();

    IntStream.range(0, 200).parallel().forEach(number -> send(outbox, BOB, "mail " + number));

    List<Long> numbers = outbox.list().stream().map(OutboxFolder.Sent::number).sorted().toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 200).asLongStream().boxed().toList());
  }

  @Test
  void findShouldBeEmptyForWhatWasNeverSent() throws Exception {
    assertThat(open().find(1)).isEmpty();
  }

  private OutboxFolder open() throws IOException {
    return OutboxFolder.open(DurableFolder.open(folder));
  }

  private static void send(OutboxFolder outbox, EmailAddress recipient, String message) {
    outbox.send(Optional.empty(), recipient, message.getBytes(US_ASCII), OPPORTUNISTIC);
  }
}
