package org.sealpost.portal.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpost.accounts.CurrentSettings;
import org.sealpost.accounts.OidcAccounts;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.SignInSecret;
import org.sealpost.aws.UploadsOrigin;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.account.Accounts;
import org.sealpost.opening.passkey.PasskeyVerifier;
import org.sealpost.organization.Organization;
import org.sealpost.passkeys.WebAuthnVerifier;
import org.sealpost.portal.MessagePortal;
import org.sealpost.portal.PortalMeans;
import org.sealpost.portal.pages.Door;
import org.sealpost.portal.pages.QuoteWords;
import org.sealpost.portal.pages.Request;
import org.sealpost.portal.pages.Response;
import org.sealpost.portal.pages.Site;
import org.sealpost.preview.FilePreviews;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// The portal behind an API Gateway HTTP API (payload format 2.0).
public final class PortalHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /// What fits into the 6 MB that Lambda answers with at most, as base64 and with headers.
  public static final int LAMBDA_ANSWER_BYTES = 4_500_000;

  private final Site site;

  /// For Lambda: settings from the environment.
  public PortalHandler() {
    this(AwsPlatform.fromEnvironment());
  }

  private PortalHandler(Platform platform) {
    this(
        Doors.portal(
            platform,
            new PortalMeans(
                accounts(platform),
                new FilePreviews(),
                passkeys(platform),
                new QuoteWords(),
                LAMBDA_ANSWER_BYTES)),
        platform.brandingTemplates(),
        platform.organization(),
        UploadsOrigin.fromEnvironment(),
        LAMBDA_ANSWER_BYTES);
  }

  /// @param uploads where browsers bring large files to, unless it is the portal itself
  /// @param largestAnswerBytes [#LAMBDA_ANSWER_BYTES] behind Lambda; a front door without that
  ///     limit gives its own
  public PortalHandler(
      MessagePortal portal,
      BrandingTemplates templates,
      Organization organization,
      Optional<URI> uploads,
      int largestAnswerBytes) {
    this(new Site(Door.of(portal), templates, organization, uploads, largestAnswerBytes));
  }

  PortalHandler(Site site) {
    this.site = site;
  }

  private static Accounts accounts(Platform platform) {
    return new OidcAccounts(
        new CurrentSettings(SignInSecret.fromEnvironment()),
        platform.organization().portalOrigin(),
        platform.clock());
  }

  private static PasskeyVerifier passkeys(Platform platform) {
    return new WebAuthnVerifier(
        platform.organization().portalOrigin(), platform.organization().name());
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return answer(site.answer(request(event, context.getAwsRequestId())));
  }

  private static Request request(APIGatewayV2HTTPEvent event, String id) {
    return new Request(
        event.getRequestContext().getHttp().getMethod(),
        event.getRawPath(),
        orElse(event.getRawQueryString(), ""),
        lowerCase(orElse(event.getHeaders(), Map.of())),
        orElse(event.getCookies(), List.of()),
        body(orElse(event.getBody(), ""), event.getIsBase64Encoded()),
        orElse(event.getRequestContext().getHttp().getSourceIp(), ""),
        id);
  }

  /// Forms come in base64 too. What is not base64 although it should be is taken for the text that
  /// it is, and no form.
  private static byte[] body(String body, boolean base64) {
    try {
      return base64 ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return body.getBytes(UTF_8);
    }
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    Map<String, String> lowerCase = new HashMap<>();
    headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
    return lowerCase;
  }

  private static APIGatewayV2HTTPResponse answer(Response response) {
    boolean text = isText(response);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(response.status())
        .withHeaders(response.headers())
        .withCookies(response.cookies())
        .withBody(
            text
                ? new String(response.body(), UTF_8)
                : Base64.getEncoder().encodeToString(response.body()))
        .withIsBase64Encoded(!text)
        .build();
  }

  private static boolean isText(Response response) {
    return response.headers().getOrDefault("content-type", "text/plain").startsWith("text/")
        || response.headers().getOrDefault("content-type", "").equals("application/json");
  }

  /// What the event lacks, it has as null.
  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
