package org.sealpost.gateway.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.inspection.PlainScanner;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Port;
import org.sealpost.wiring.Doors;

class GatewayHandlerTest {
  private static final IntakeId ID = new IntakeId("d6iitobk75ur44p8kdnnp7g2n800");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final GatewayHandler handler = handler(Ingress.AUTHENTICATED);

  @BeforeEach
  void storeRawMail() {
    platform.rawInbox.put(
        ID,
        """
        From: Alice <alice@contoso.example>
        To: bob@partner.example
        Subject: Figures

        Hello
        """
            .replace("\n", "\r\n")
            .getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ses.json", "mail-manager-bare.json"})
  void handleShouldAcceptBothShapesOfTheEvent(String event) throws IOException {
    String answer = handle(handler, Events.open(event));

    assertThat(answer).isEqualTo("{\"disposition\":\"CONTINUE\"}");
    assertThat(recipients())
        .containsExactlyInAnyOrder("bob@partner.example", "hidden@partner.example");
    assertThat(orders()).allMatch(DeliveryOrder.Forward.class::isInstance);
  }

  @Test
  void handleShouldSettleOnceWhenTheEventComesTwice() throws IOException {
    handle(handler, Events.open("ses.json"));
    List<DeliveryOrder> once = orders();

    handle(handler, Events.open("ses.json"));

    assertThat(orders()).hasSameElementsAs(once);
  }

  @Test
  void handleShouldCarryNothingOutsideThatCameInOpen() throws IOException {
    handle(handler(Ingress.OPEN), Events.open("ses.json"));

    assertThat(orders()).noneMatch(DeliveryOrder.Forward.class::isInstance);
  }

  @Test
  void handleShouldThrowWithoutWordsWhenTheMailCannotBeAccepted() {
    platform.fail(Port.CONFIGURATIONS);

    assertThatThrownBy(() -> handle(handler, Events.open("ses.json")))
        .isInstanceOf(WordlessFailure.class)
        .hasMessage("org.sealpost.Unavailable");
    assertThat(platform.rawInbox.ids()).containsExactly(ID);
    assertThat(platform.deliveryQueue.waiting()).isEmpty();
  }

  @Test
  void handleShouldThrowWhenOneRecipientCannotBeRead() {
    assertThatThrownBy(() -> handle(handler, Events.open("unreadable-recipient.json")))
        .isInstanceOf(WordlessFailure.class);
    assertThat(platform.deliveryQueue.waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"Records\":[]}", "{\"Records\":[{}]}"})
  void handleShouldThrowForWhatIsNoEvent(String event) {
    assertThatThrownBy(() -> handle(handler, new ByteArrayInputStream(event.getBytes(UTF_8))))
        .isInstanceOf(WordlessFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Authenticated", "authenticated ", "yes", "closed"})
  void ingressShouldRefuseToBeGuessed(String setting) {
    assertThatThrownBy(() -> Ingress.of(setting)).hasMessageContaining("SEALPOST_INGRESS");
  }

  @Test
  void ingressShouldBeAsItIsSet() {
    assertThat(Ingress.of("authenticated")).isEqualTo(Ingress.AUTHENTICATED);
    assertThat(Ingress.of("open")).isEqualTo(Ingress.OPEN);
  }

  private GatewayHandler handler(Ingress ingress) {
    return new GatewayHandler(
        Doors.mailFlow(platform, new PlainInspector(), new PlainScanner()), ingress);
  }

  private static String handle(GatewayHandler handler, InputStream event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(event, answer, null);
    return answer.toString(UTF_8);
  }

  private List<DeliveryOrder> orders() {
    return platform.deliveryQueue.waiting().stream()
        .distinct()
        .map(platform.records::order)
        .flatMap(Optional::stream)
        .toList();
  }

  private List<String> recipients() {
    return orders().stream().map(DeliveryOrder::recipient).map(EmailAddress::toString).toList();
  }
}
