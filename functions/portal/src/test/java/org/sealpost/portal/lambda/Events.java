package org.sealpost.portal.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Events as API Gateway sends them, read as the Lambda runtime reads them.
final class Events {
  private Events() {}

  static APIGatewayV2HTTPEvent read(String name) {
    try (InputStream json =
        Objects.requireNonNull(Events.class.getResourceAsStream("/events/" + name + ".json"))) {
      return LambdaEventSerializers.serializerFor(
              APIGatewayV2HTTPEvent.class, Events.class.getClassLoader())
          .fromJson(json);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
