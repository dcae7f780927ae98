package org.sealpost.local;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.sealpost.local.queue.FolderQueue;
import org.sealpost.local.queue.Redelivery;

/// The queues of template.yaml, and two for the events that SES would bring: of mail, and of mail
/// to the reply domain.
record Queues(
    FolderQueue arrivals,
    FolderQueue replies,
    FolderQueue intakes,
    FolderQueue failedIntakes,
    FolderQueue deliveries,
    FolderQueue failedDeliveries,
    FolderQueue settled,
    FolderQueue unsettled) {

  static Queues open(DataFolder data, Clock clock, Patience patience) throws IOException {
    FolderQueue failedIntakes = open(data, clock, "failed-intakes", patience.deadLetters());
    FolderQueue failedDeliveries = open(data, clock, "failed-deliveries", patience.deadLetters());
    FolderQueue unsettled = open(data, clock, "unsettled", patience.deadLetters());
    return new Queues(
        open(data, clock, "arrivals", patience.arrivals()),
        open(data, clock, "replies", patience.arrivals()),
        open(data, clock, "intakes", patience.intakes(), failedIntakes),
        failedIntakes,
        open(data, clock, "deliveries", patience.deliveries(), failedDeliveries),
        failedDeliveries,
        open(data, clock, "settled", patience.settled(), unsettled),
        unsettled);
  }

  private static FolderQueue open(DataFolder data, Clock clock, String name, Redelivery redelivery)
      throws IOException {
    return FolderQueue.open(
        data.folder("queues").folder(name), clock, redelivery, Optional.empty());
  }

  private static FolderQueue open(
      DataFolder data, Clock clock, String name, Redelivery redelivery, FolderQueue deadLetters)
      throws IOException {
    return FolderQueue.open(
        data.folder("queues").folder(name), clock, redelivery, Optional.of(deadLetters));
  }
}
