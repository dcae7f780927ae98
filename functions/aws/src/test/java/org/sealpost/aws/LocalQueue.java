package org.sealpost.aws;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// A queue of its own for a test.
final class LocalQueue {
  private static final int LONGEST_WAIT_SECONDS = 5;

  private final SqsClient sqs;
  private final String url;

  LocalQueue(SqsClient sqs) {
    this.sqs = sqs;
    this.url =
        sqs.createQueue(create -> create.queueName("queue-" + Samples.messageId())).queueUrl();
  }

  SqsQueue queue() {
    return new SqsQueue(sqs, url);
  }

  /// The bodies that arrive, until there are so many or none has come for a while.
  List<String> received(int atLeast) {
    List<String> bodies = new ArrayList<>();
    while (bodies.size() < atLeast) {
      List<Message> messages =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(url)
                          .maxNumberOfMessages(10)
                          .waitTimeSeconds(LONGEST_WAIT_SECONDS))
              .messages();
      if (messages.isEmpty()) {
        break;
      }
      for (Message message : messages) {
        bodies.add(message.body());
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
    return bodies;
  }
}
