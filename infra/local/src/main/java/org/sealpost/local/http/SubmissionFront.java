package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.console.signin.CommandLineToken;
import org.sealpost.gateway.lambda.SubmissionHandler;
import org.sealpost.submission.Submission;

/// `POST /api/messages` on a port of this machine (docs/api.md): the function that takes submitted
/// mail, behind what API Gateway does on AWS. In place of a JWT there is the token of this
/// machine's owner.
public final class SubmissionFront implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PATH = "/api/messages";
  private static final String ROUTE = "POST " + PATH;

  /// As the template's parameter `SubmitScope` has it.
  private static final String SCOPE = "sealpost/submit";

  private final LoopbackServer server;
  private final CommandLineToken token;
  private final FunctionCall function;

  private SubmissionFront(LoopbackServer server, CommandLineToken token, FunctionCall function) {
    this.server = server;
    this.token = token;
    this.function = function;
  }

  /// @param port 0 for any that is free
  /// @param token of those who may submit mail
  /// @throws IOException when the port is taken
  public static SubmissionFront start(int port, Submission submission, CommandLineToken token)
      throws IOException {
    SubmissionFront front =
        new SubmissionFront(
            LoopbackServer.bind(port),
            token,
            new FunctionCall("submission", new SubmissionHandler(submission, SCOPE)));
    front.server.serve(front::handle);
    return front;
  }

  public URI origin() {
    return server.origin();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      refuse(exchange, 404, "Not found", "There is nothing here. Mail is submitted to " + PATH);
    } else if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      refuse(exchange, 405, "Not allowed", "Mail is submitted by POST.");
    } else if (!isLetIn(exchange)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      refuse(
          exchange,
          401,
          "Not signed in",
          "The request carries no token, or not the one that is in force. Send 'Authorization:"
              + " Bearer' with the content of the file console.token in Sealpost's data folder;"
              + " each start makes another.");
    } else {
      submit(exchange);
    }
  }

  private boolean isLetIn(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .filter(token::isIn)
        .isPresent();
  }

  private void submit(HttpExchange exchange) throws IOException {
    Optional<APIGatewayV2HTTPEvent> event =
        RequestBody.read(exchange, SubmissionHandler.LARGEST_MESSAGE_BYTES)
            .flatMap(body -> GatewayEvent.of(exchange, body));
    if (event.isEmpty()) {
      refuse(
          exchange,
          413,
          "Too large",
          "The message is larger than 4.5 MB, which is all that can be submitted here. Send it by"
              + " SMTP.");
      return;
    }
    event.get().setRouteKey(ROUTE);
    event.get().getRequestContext().setRouteKey(ROUTE);
    event.get().getRequestContext().setAuthorizer(owner());
    function.answer(exchange, event.get());
  }

  /// What the JWT authorizer says of who has a token with the scope.
  private static Authorizer owner() {
    return Authorizer.builder()
        .withJwt(
            Authorizer.JWT
                .builder()
                .withClaims(Map.of("sub", CommandLineToken.ADMIN, "scope", SCOPE))
                .withScopes(List.of(SCOPE))
                .build())
        .build();
  }

  private static void refuse(HttpExchange exchange, int status, String title, String detail)
      throws IOException {
    RequestBody.passOver(exchange);
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    FunctionCall.send(
        exchange,
        status,
        JSON.createObjectNode()
            .put("status", status)
            .put("title", title)
            .put("detail", detail)
            .toString()
            .getBytes(UTF_8));
  }
}
