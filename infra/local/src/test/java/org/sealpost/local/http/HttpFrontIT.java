package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFrontIT {
  private final List<APIGatewayV2HTTPEvent> events =
      Collections.synchronizedList(new ArrayList<>());
  private final HttpClient client = HttpClient.newHttpClient();
  private Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> answer =
      event -> APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody("ok").build();
  private HttpFront front;

  @BeforeEach
  void start() throws IOException {
    front = HttpFront.bind(0);
    front.serve(new Recorder());
  }

  @AfterEach
  void stop() {
    front.close();
    client.close();
  }

  @Test
  void requestShouldBecomeAnEvent() throws Exception {
    HttpRequest request =
        request("/read/a%2Fb?x=1&x=2&y=%C3%A9&z")
            .header("Cookie", "a=1; __Host-b=2=3")
            .header("X-Many", "one")
            .header("X-Many", "two")
            .build();

    client.send(request, BodyHandlers.ofString());

    APIGatewayV2HTTPEvent event = events.getFirst();
    assertThat(event.getVersion()).isEqualTo("2.0");
    assertThat(event.getRawPath()).isEqualTo("/read/a%2Fb");
    assertThat(event.getRawQueryString()).isEqualTo("x=1&x=2&y=%C3%A9&z");
    assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("x", "1,2", "y", "é", "z", ""));
    assertThat(event.getCookies()).containsExactly("a=1", "__Host-b=2=3");
    assertThat(event.getHeaders()).containsEntry("x-many", "one,two").doesNotContainKey("cookie");
    assertThat(event.getBody()).isNull();
    assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
    assertThat(event.getRequestContext().getHttp().getSourceIp()).isEqualTo("127.0.0.1");
    assertThat(event.getRequestContext().getRequestId()).isNotEmpty();
  }

  @Test
  void formsShouldComeInBase64() throws Exception {
    HttpRequest request =
        request("/")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("code=1234"))
            .build();

    client.send(request, BodyHandlers.ofString());

    assertThat(events.getFirst().getIsBase64Encoded()).isTrue();
    assertThat(new String(Base64.getDecoder().decode(events.getFirst().getBody()), UTF_8))
        .isEqualTo("code=1234");
  }

  @Test
  void jsonShouldComeAsItIs() throws Exception {
    HttpRequest request =
        request("/")
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString("{\"é\":1}"))
            .build();

    client.send(request, BodyHandlers.ofString());

    assertThat(events.getFirst().getIsBase64Encoded()).isFalse();
    assertThat(events.getFirst().getBody()).isEqualTo("{\"é\":1}");
  }

  @Test
  void responseShouldBecomeAnAnswer() throws Exception {
    byte[] picture = {0, 1, (byte) 0xff};
    answer =
        event ->
            APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("content-type", "image/png"))
                .withCookies(List.of("a=1; HttpOnly", "b=2"))
                .withBody(Base64.getEncoder().encodeToString(picture))
                .withIsBase64Encoded(true)
                .build();

    HttpResponse<byte[]> response = client.send(request("/").build(), BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo(picture);
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; HttpOnly", "b=2");
    assertThat(response.headers().firstValue("content-type")).hasValue("image/png");
  }

  @Test
  void headShouldGetTheHeadOnly() throws Exception {
    HttpResponse<String> response =
        client.send(
            request("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(events.getFirst().getRequestContext().getHttp().getMethod()).isEqualTo("HEAD");
  }

  @ParameterizedTest
  @CsvSource({"/m/abc/sealed, 4700000", "/m/abc/answer, 4700000", "/m/abc/code, 1100000"})
  void bodiesShouldBeTakenAsLargeAsTheirFormsAre(String path, int bytes) throws Exception {
    HttpResponse<String> response = post(path, bytes);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Base64.getDecoder().decode(events.getFirst().getBody())).hasSize(bytes);
  }

  /// The first two are what Lambda would not get.
  @ParameterizedTest
  @CsvSource({
    "/m/abc/sealed, 5000000",
    "/m/abc/answer, 5000000",
    "/m/abc/sealed, 30000000",
    "/m/abc/code, 1100001",
    "/m/a/b/sealed, 1100001",
    "/, 30000000"
  })
  void largerBodiesShouldBeRefused(String path, int bytes) throws Exception {
    HttpResponse<String> response = post(path, bytes);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(events).isEmpty();
  }

  @Test
  void failureShouldSayNothing() throws Exception {
    answer =
        event -> {
          throw new IllegalStateException("secret");
        };

    HttpResponse<String> response = client.send(request("/").build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void startShouldFailWhenThePortIsTaken() {
    int port = front.origin().getPort();

    assertThatThrownBy(() -> HttpFront.bind(port)).isInstanceOf(BindException.class);
  }

  private HttpResponse<String> post(String path, int bytes) throws Exception {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(new byte[bytes]))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(front.origin() + pathAndQuery));
  }

  private final class Recorder
      implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      events.add(event);
      return answer.apply(event);
    }
  }
}
