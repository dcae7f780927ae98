package org.sealpost.gateway.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sealpost.Unavailable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;
import org.sealpost.submission.Submission;
import org.sealpost.submission.SubmissionRefusedException;
import org.sealpost.submission.SubmissionWishes;
import org.sealpost.wiring.Doors;

/// `POST /api/messages`: takes a message (RFC 5322) from a program of the organization. Answers 202
/// with the intake's id, or a problem (RFC 9457).
///
/// Who calls is told by the token that the HTTP API's JWT authorizer has checked: issuer, audience,
/// expiry. That it was given for submitting mail is checked here once more, so that a route without
/// its scopes lets nobody in.
///
/// Environment: `SEALPOST_SUBMIT_SCOPE`, what a token must be for; the rest is the platform's.
public final class SubmissionHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /// What Lambda takes as an event, 6 MB, less base64 and the rest of the event.
  public static final int LARGEST_MESSAGE_BYTES = 4_500_000;

  private static final int LONGEST_KEY = 255;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Submission submission;
  private final String scope;

  /// For Lambda: settings come from the environment.
  public SubmissionHandler() {
    this(
        Doors.submission(AwsPlatform.fromEnvironment()),
        System.getenv().getOrDefault("SEALPOST_SUBMIT_SCOPE", ""));
  }

  /// @param scope among the token's scopes, or nobody gets in
  /// @throws IllegalStateException when it is blank
  public SubmissionHandler(Submission submission, String scope) {
    if (scope.isBlank()) {
      throw new IllegalStateException("SEALPOST_SUBMIT_SCOPE must name a scope");
    }
    this.submission = submission;
    this.scope = scope;
  }

  /// @throws WordlessFailure of a bug
  @Override
  public APIGatewayV2HTTPResponse handleRequest(
      APIGatewayV2HTTPEvent event, @Nullable Context unused) {
    Optional<String> submitter = submitter(event);
    if (submitter.isEmpty()) {
      return problem(403, "The token was not given for submitting mail. Ask for another scope.");
    }
    try {
      return submit(event, submitter.get());
    } catch (SubmissionRefusedException | IllegalArgumentException refused) {
      return problem(422, Optional.ofNullable(refused.getMessage()).orElse("Not understood."));
    } catch (Unavailable unavailable) {
      return problem(503, "The mail could not be stored. Send the same request again in a moment.");
    } catch (RuntimeException failure) {
      throw new WordlessFailure(failure);
    }
  }

  private APIGatewayV2HTTPResponse submit(APIGatewayV2HTTPEvent event, String submitter)
      throws SubmissionRefusedException {
    byte[] message = body(event);
    if (message.length > LARGEST_MESSAGE_BYTES) {
      return problem(
          413,
          "The message is larger than 4.5 MB, which is all that can be submitted here. Send it by"
              + " SMTP.");
    }
    Map<String, String> headers = Optional.ofNullable(event.getHeaders()).orElse(Map.of());
    if (!headers.getOrDefault("content-type", "").strip().startsWith("message/rfc822")) {
      return problem(415, "The body must be a message, with Content-Type: message/rfc822.");
    }
    Optional<String> key = Optional.ofNullable(headers.get("idempotency-key"));
    if (key.filter(text -> text.isBlank() || text.length() > LONGEST_KEY).isPresent()) {
      return problem(422, "An Idempotency-Key has 1 to 255 characters.");
    }
    Map<String, String> parameters =
        Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of());
    IntakeId id =
        submission.submit(submitter, message, recipients(parameters), wishes(parameters), key);
    return answer(
        202, "application/json", JSON.createObjectNode().put("intake", id.value()).toString());
  }

  /// Claims that the authorizer has checked; never what the request itself says.
  private Optional<String> submitter(APIGatewayV2HTTPEvent event) {
    Optional<Map<String, String>> claims =
        Optional.ofNullable(event.getRequestContext())
            .map(RequestContext::getAuthorizer)
            .map(RequestContext.Authorizer::getJwt)
            .map(RequestContext.Authorizer.JWT::getClaims);
    return claims
        .filter(told -> scopes(told).contains(scope))
        .map(told -> told.getOrDefault("sub", ""))
        .filter(subject -> !subject.isBlank());
  }

  private static List<String> scopes(Map<String, String> claims) {
    String told = claims.getOrDefault("scope", claims.getOrDefault("scp", ""));
    return Arrays.asList(told.replaceAll("[\\[\\],]", " ").strip().split("\\s+", -1));
  }

  /// A mail program ends lines with CR LF; a shell with LF.
  private static byte[] body(APIGatewayV2HTTPEvent event) {
    String body = Optional.ofNullable(event.getBody()).orElse("");
    byte[] octets =
        event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    for (byte octet : octets) {
      if (octet == '\r') {
        return octets;
      }
    }
    return new String(octets, ISO_8859_1).replace("\n", "\r\n").getBytes(ISO_8859_1);
  }

  private static List<EmailAddress> recipients(Map<String, String> parameters) {
    List<EmailAddress> recipients = new ArrayList<>();
    for (String text : parameters.getOrDefault("to", "").split(",", -1)) {
      if (!text.isBlank()) {
        recipients.add(
            EmailAddress.parse(text.strip())
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "The parameter 'to' holds what is no mail address. Give bare addresses,"
                                + " with commas between them.")));
      }
    }
    return recipients;
  }

  private static SubmissionWishes wishes(Map<String, String> parameters) {
    return new SubmissionWishes(
        Optional.ofNullable(parameters.get("protect")),
        days(parameters),
        isAsked(parameters, "noForward"),
        isAsked(parameters, "passcodeOnly"),
        isAsked(parameters, "notify"));
  }

  private static OptionalInt days(Map<String, String> parameters) {
    Optional<String> text = Optional.ofNullable(parameters.get("expires"));
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.get().matches("\\d{1,6}")) {
      throw new IllegalArgumentException("The parameter 'expires' is a number of days.");
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  /// `?noForward` and `?noForward=true` alike. What is neither yes nor no is refused: nobody who
  /// wishes for protection shall go without for a typing error.
  private static boolean isAsked(Map<String, String> parameters, String name) {
    return switch (parameters.getOrDefault(name, "false")) {
      case "", "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("The parameter '" + name + "' is true or false.");
    };
  }

  private static APIGatewayV2HTTPResponse problem(int status, String detail) {
    ObjectNode problem = JSON.createObjectNode().put("status", status).put("title", title(status));
    return answer(status, "application/problem+json", problem.put("detail", detail).toString());
  }

  private static String title(int status) {
    return switch (status) {
      case 403 -> "Not allowed";
      case 413 -> "Too large";
      case 415 -> "Not a message";
      case 503 -> "Try again";
      default -> "Not accepted";
    };
  }

  private static APIGatewayV2HTTPResponse answer(int status, String type, String body) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(Map.of("Content-Type", type, "Cache-Control", "no-store"))
        .withBody(body)
        .build();
  }
}
