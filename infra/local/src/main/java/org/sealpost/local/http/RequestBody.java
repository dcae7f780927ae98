package org.sealpost.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// What a request brings with it, and no more of it in memory than it may bring.
final class RequestBody {
  /// A client that is still sending when the connection ends does not see the answer. One that
  /// sends more than this need not.
  private static final long MOST_PASSED_OVER_BYTES = 64L * 1024 * 1024;

  private RequestBody() {}

  /// Empty when it is larger than `largestBytes`; it is passed over then.
  static Optional<byte[]> read(HttpExchange exchange, int largestBytes) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(largestBytes + 1);
    if (body.length <= largestBytes) {
      return Optional.of(body);
    }
    passOver(exchange);
    return Optional.empty();
  }

  /// To be called before a refusal.
  static void passOver(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    byte[] unused = new byte[8192];
    long passedOver = 0;
    while (passedOver < MOST_PASSED_OVER_BYTES) {
      int length = body.read(unused);
      if (length < 0) {
        return;
      }
      passedOver += length;
    }
  }
}
