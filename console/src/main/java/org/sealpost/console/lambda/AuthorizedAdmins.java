package org.sealpost.console.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.function.aws.MicronautLambdaContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.sealpost.console.signin.Admins;

/// Admins whose token the HTTP API's JWT authorizer has checked: issuer, audience, expiry and
/// scope. Nothing of that is checked again here, and nothing that the request itself carries is
/// believed. There is no cookie, so no request can be forged from elsewhere.
@Singleton
@Requires(env = MicronautLambdaContext.ENVIRONMENT_LAMBDA)
final class AuthorizedAdmins implements Admins {
  /// The token's subject: the only claim that an issuer never gives to somebody else.
  @Override
  public Optional<String> of(HttpRequest<?> request) {
    return request instanceof ServletHttpRequest<?, ?> proxied
            && proxied.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
        ? subject(event)
        : Optional.empty();
  }

  private static Optional<String> subject(APIGatewayV2HTTPEvent event) {
    return Optional.ofNullable(event.getRequestContext())
        .map(RequestContext::getAuthorizer)
        .map(RequestContext.Authorizer::getJwt)
        .map(RequestContext.Authorizer.JWT::getClaims)
        .map(claims -> claims.get("sub"))
        .filter(subject -> !subject.isBlank());
  }
}
