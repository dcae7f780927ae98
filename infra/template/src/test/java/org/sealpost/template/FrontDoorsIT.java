package org.sealpost.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The doors strangers can reach: SMTP, the portal, the console.
class FrontDoorsIT {
  private final Template template = Template.transformed();

  @Test
  void consoleShouldAskForATokenOnEveryRouteButItsPages() {
    Set<String> open = new TreeSet<>();
    Set<String> guarded = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path :
        template.properties("ConsoleApi").at("/Body/paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode security = method.getValue().at("/security/0/Administrators/0");
        (security.isMissingNode() ? open : guarded).add(method.getKey() + " " + path.getKey());
      }
    }

    assertThat(guarded)
        .containsExactly("post /api/messages", "x-amazon-apigateway-any-method $default");
    assertThat(open).containsExactly("get /", "get /assets/{proxy+}");
  }

  @Test
  void consoleShouldTakeTokensOfTheOrganizationsIssuerOnly() {
    JsonNode authorizer =
        template
            .properties("ConsoleApi")
            .at("/Body/components/securitySchemes/Administrators/x-amazon-apigateway-authorizer");

    assertThat(authorizer.path("type").asText()).isEqualTo("jwt");
    assertThat(Template.target(authorizer.at("/jwtConfiguration/issuer"))).isEqualTo("AdminIssuer");
    assertThat(Template.target(authorizer.at("/jwtConfiguration/audience/0")))
        .isEqualTo("AdminAudience");
  }

  @Test
  void portalShouldBeThrottled() {
    JsonNode settings = template.properties("PortalStage").path("DefaultRouteSettings");

    assertThat(settings.has("ThrottlingRateLimit")).isTrue();
    assertThat(settings.has("ThrottlingBurstLimit")).isTrue();
  }

  @Test
  void apisShouldNotLogPaths() {
    template
        .ofType("AWS::ApiGatewayV2::Stage")
        .forEach(
            (stage, properties) ->
                assertThat(properties.path("AccessLogSettings").toString())
                    .as(stage)
                    .doesNotContainIgnoringCase("path"));
  }

  @Test
  void smtpShouldAskForAPasswordAndTls() {
    JsonNode ingress = template.properties("SmtpIngress");
    JsonNode traffic = template.properties("SmtpTraffic");

    assertThat(ingress.path("Type").asText()).isEqualTo("AUTH");
    assertThat(Template.target(ingress.at("/IngressPointConfiguration/SecretArn")))
        .isEqualTo("SmtpPassword");
    assertThat(traffic.path("DefaultAction").asText()).isEqualTo("DENY");
    assertThat(traffic.at("/PolicyStatements/0/Conditions/0/TlsExpression/Value").asText())
        .isEqualTo("TLS1_2");
  }

  @Test
  void ingressShouldBeTrustedOnlyWhereThePasswordWasAsked() {
    assertThat(ingressOf("GatewayFunction")).isEqualTo("authenticated");
    assertThat(ingressOf("InboundFunction")).isEqualTo("open");
    assertThat(
            Template.target(
                template.properties("ReplyRule").at("/Rule/Actions/1/LambdaAction/FunctionArn")))
        .isEqualTo("InboundFunction");
  }

  private String ingressOf(String function) {
    return template.properties(function).at("/Environment/Variables/SEALPOST_INGRESS").asText();
  }
}
