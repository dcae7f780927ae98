package org.sealpost.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.console.Answers.code;
import static org.sealpost.console.Answers.json;
import static org.sealpost.smime.CertificateStanding.PROPOSED;
import static org.sealpost.smime.CertificateStanding.TRUSTED;
import static org.sealpost.testing.Samples.BOB;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.smime.CertificateOrigin;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.RecipientCertificate;
import org.sealpost.testing.Port;
import org.sealpost.testing.Samples;

class ProtectionIT {
  private static final String SECRET =
      """
      {"name": "Secret", "texts": {"de": {"name": "Geheim", "description": ""}},
       "rights": {"rights": ["VIEW", "REPLY"]}, "readers": null,
       "expiry": {"on": null, "afterDays": 30}, "attachments": "VIEW_ONLY",
       "status": "PUBLISHED"}""";

  private final SampleOrganization organization = new SampleOrganization();
  private final RunningConsole console =
      new RunningConsole(organization.doors(), organization.platform.clock);

  @BeforeEach
  void signIn() {
    console.signIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private static String with(String template) {
    return ProtectionSettingsJson.write(ProtectionSettings.DEFAULTS)
        .replace("\"ownTemplates\":[]", "\"ownTemplates\":[" + template + "]");
  }

  private HttpResponse<String> save(long version, String settings) {
    return console.change("PUT", "/api/protection", version, settings);
  }

  private RecipientCertificate certificate(CertificateStanding standing) {
    RecipientCertificate certificate =
        new RecipientCertificate(
            BOB,
            Base64.getEncoder().encodeToString(Samples.bytes(40)),
            standing,
            CertificateOrigin.SIGNED_MAIL,
            Samples.NOW,
            "");
    organization.platform.recipientCertificates.add(certificate);
    return certificate;
  }

  @Test
  void settingsShouldBeTheDefaultsAtFirst() {
    HttpResponse<String> answer = console.get("/api/protection");

    assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
    assertThat(ProtectionSettingsJson.read(answer.body())).isEqualTo(ProtectionSettings.DEFAULTS);
  }

  @Test
  void settingsShouldBeSavedAsTheyAreGiven() {
    HttpResponse<String> saved = save(0, with(SECRET));

    assertThat(json(saved).get("version").asLong()).isEqualTo(1);
    assertThat(saved.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(organization.doors().protection().current().content().ownTemplates())
        .extracting(ProtectionTemplate::name)
        .containsExactly("Secret");
    assertThat(save(1, console.get("/api/protection").body()).statusCode()).isEqualTo(200);
  }

  @Test
  void settingsShouldNeedTheNewestVersion() {
    save(0, with(SECRET));

    assertThat(code(save(0, with("")))).isEqualTo("412 changed-meanwhile");
    assertThat(
            code(
                console.send(
                    console
                        .request("/api/protection")
                        .header("Origin", console.address().toString())
                        .PUT(BodyPublishers.ofString("{}")))))
        .isEqualTo("428 version-needed");
  }

  @Test
  void settingsShouldBeRefusedWithWhatIsWrong() {
    assertThat(code(save(0, "{"))).isEqualTo("400 bad-settings");
    assertThat(code(save(0, "{}"))).isEqualTo("400 bad-settings");

    HttpResponse<String> odd =
        save(0, with(SECRET.replace("\"afterDays\": 30", "\"afterDays\": 0")));
    HttpResponse<String> twice = save(0, with(SECRET + "," + SECRET));

    assertThat(json(odd).get("message").asText())
        .contains("after 1 to 3650 days", "Nothing was saved")
        .doesNotContain("org.sealpost", "Source");
    assertThat(json(twice).get("message").asText()).contains("“Secret”");
    assertThat(organization.doors().protection().current().version()).isZero();
  }

  @Test
  void templatesInUseShouldStay() {
    save(0, with(SECRET));

    HttpResponse<String> answer = save(1, with(""));

    assertThat(code(answer)).isEqualTo("422 refused");
    assertThat(json(answer).get("message").asText())
        .contains("“Secret” cannot be deleted", "Archive it first");
  }

  @Test
  void templatesShouldBeListedWithTheirUse() {
    save(0, with(SECRET));

    JsonNode templates = json(console.get("/api/protection/templates")).get("templates");

    assertThat(templates).hasSize(3);
    assertThat(templates.at("/0/builtIn").asBoolean()).isTrue();
    assertThat(templates.at("/0/controls/0").asText()).isEqualTo("the subject token “[encrypt]”");
    assertThat(templates.at("/2").toString())
        .contains(
            "\"name\":\"Secret\"",
            "\"status\":\"published\"",
            "\"rights\":[{\"name\":\"view\",\"code\":\"VIEW\"},{\"name\":\"reply\",\"code\":\"REPLY\"}]",
            "\"attachments\":\"view-only\"",
            "\"expiresAfterDays\":30");
  }

  @Test
  void versionsShouldBeComparedAndRestored() {
    save(0, with(SECRET));
    save(1, with(SECRET.replace("PUBLISHED", "ARCHIVED")));

    assertThat(json(console.get("/api/protection/versions")).get("versions")).hasSize(2);
    assertThat(json(console.get("/api/protection/versions/1/changes/2")).get("lines").toString())
        .contains("{\"kind\":\"added\",\"text\":\"    \\\"status\\\" : \\\"ARCHIVED\\\",\"}");
    assertThat(console.get("/api/protection/versions/1").body()).contains("PUBLISHED");
    assertThat(
            json(console.change("POST", "/api/protection/versions/1/restore", 2, "{}")).toString())
        .isEqualTo("{\"version\":3}");
    assertThat(code(console.change("POST", "/api/protection/versions/0/restore", 3, "{}")))
        .isEqualTo("422 refused");
    assertThat(code(console.get("/api/protection/versions/9"))).isEqualTo("404 version-unknown");
  }

  @Test
  void checkShouldNameWhatDoesNotAnswer() {
    assertThat(json(console.get("/api/protection/check")).get("overall").asText())
        .isEqualTo("PASS");

    organization.platform.fail(Port.RECIPIENT_CERTIFICATES);
    JsonNode failed = json(console.get("/api/protection/check"));

    assertThat(failed.get("overall").asText()).isEqualTo("FAIL");
    assertThat(failed.get("lines").toString()).contains("does not answer");
  }

  @Test
  void passedMailShouldBeListed() {
    assertThat(console.get("/api/passed").body()).isEqualTo("{\"mails\":[]}");
    assertThat(console.get("/api/passed?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void certificatesShouldBeDecidedAbout() {
    RecipientCertificate trusted = certificate(TRUSTED);
    RecipientCertificate proposed = certificate(PROPOSED);
    String path = "/api/certificates/" + proposed.fingerprint();

    JsonNode list = json(console.get("/api/certificates?standing=proposed")).get("certificates");
    HttpResponse<String> approved = console.post(path + "/approve?address=" + BOB, "{}");

    assertThat(list).hasSize(1);
    assertThat(list.at("/0/others/0").asText()).isEqualTo(trusted.fingerprint());
    assertThat(list.at("/0/content").isNull()).isTrue();
    assertThat(json(approved).toString()).contains("\"standing\":\"trusted\"", "\"by\":\"admin\"");
    assertThat(json(console.post(path + "/refuse?address=" + BOB, "{}")).get("standing").asText())
        .isEqualTo("refused");
    assertThat(remove(path + "?address=" + BOB).statusCode()).isEqualTo(204);
    assertThat(code(remove(path + "?address=" + BOB))).isEqualTo("404 certificate-unknown");
    assertThat(code(console.post(path + "/approve?address=nobody", "{}")))
        .isEqualTo("404 certificate-unknown");
    assertThat(code(console.get("/api/certificates?standing=good"))).isEqualTo("400 bad-standing");
  }

  private HttpResponse<String> remove(String path) {
    return console.send(
        console.request(path).header("Origin", console.address().toString()).DELETE());
  }

  @Test
  void certificatesShouldComeInPages() {
    certificate(TRUSTED);
    certificate(TRUSTED);
    certificate(TRUSTED);

    JsonNode first = json(console.get("/api/certificates?limit=2"));
    JsonNode second =
        json(
            console.get(
                "/api/certificates?limit=2&after="
                    + URLEncoder.encode(first.get("next").asText(), UTF_8)));

    assertThat(first.get("certificates")).hasSize(2);
    assertThat(second.get("certificates")).hasSize(1);
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(code(console.get("/api/certificates?after=gone"))).isEqualTo("410 page-gone");
  }

  @Test
  void openingCertificateShouldNeedASigningCertificate() {
    assertThat(code(console.post("/api/smime/opening-certificate", "{}")))
        .isEqualTo("409 signing-certificate-needed");
  }
}
