package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;

final class AwsPlatformTest {
  private static final Map<String, String> ORGANIZATION =
      Map.of(
          "SEALPOST_ORGANIZATION", "contoso",
          "SEALPOST_ORGANIZATION_NAME", "Contoso & Söhne",
          "SEALPOST_DOMAINS", "contoso.example, Mail.Contoso.example",
          "SEALPOST_NOTICE_ADDRESS", "notice@contoso.example",
          "SEALPOST_REPLY_DOMAIN", "reply.contoso.example",
          "SEALPOST_PORTAL_ORIGIN", "https://portal.contoso.example");

  @Test
  void organizationShouldBeWhatTheEnvironmentSays() {
    assertThat(AwsPlatform.from(ORGANIZATION).organization())
        .isEqualTo(
            new Organization(
                new OrganizationId("contoso"),
                "Contoso & Söhne",
                Set.of(new Domain("contoso.example"), new Domain("mail.contoso.example")),
                EmailAddress.of("notice@contoso.example"),
                new Domain("reply.contoso.example"),
                URI.create("https://portal.contoso.example")));
  }

  @Test
  void platformShouldReadNothingBeforeItIsNeeded() {
    AwsPlatform platform = AwsPlatform.from(Map.of());

    assertThat(platform.clock()).isNotNull();
    assertThat(platform.random()).isNotNull();
  }

  @Test
  void portShouldNameTheVariableThatIsMissing() {
    AwsPlatform platform = AwsPlatform.from(Map.of());

    assertThatIllegalStateException()
        .isThrownBy(platform::organization)
        .withMessage("SEALPOST_ORGANIZATION is not set");
  }

  @Test
  void portShouldTakeAnEmptyVariableForAMissingOne() {
    Map<String, String> environment = new HashMap<>(ORGANIZATION);
    environment.put("SEALPOST_NOTICE_ADDRESS", " ");

    assertThatIllegalStateException()
        .isThrownBy(AwsPlatform.from(environment)::organization)
        .withMessage("SEALPOST_NOTICE_ADDRESS is not set");
  }
}
