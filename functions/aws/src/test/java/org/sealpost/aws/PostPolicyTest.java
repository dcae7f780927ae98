package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class PostPolicyTest {
  private static final String ID = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  /// The published example (Amazon S3 API Reference, sigv4-post-example), its lines ended by CRLF.
  private static final String PUBLISHED =
      """
      { "expiration": "2015-12-30T12:00:00.000Z",
        "conditions": [
          {"bucket": "sigv4examplebucket"},
          ["starts-with", "$key", "user/user1/"],
          {"acl": "public-read"},
          {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},
          ["starts-with", "$Content-Type", "image/"],
          {"x-amz-meta-uuid": "14365123651274"},
          {"x-amz-server-side-encryption": "AES256"},
          ["starts-with", "$x-amz-meta-tag", ""],

          {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},
          {"x-amz-algorithm": "AWS4-HMAC-SHA256"},
          {"x-amz-date": "20151229T000000Z" }
        ]
      }\
      """
          .replace("\n", "\r\n");

  /// By botocore 1.43.11, with the same keys, time, conditions and the token `session//token+==`:
  /// `S3SigV4PostAuth(credentials, "s3", "eu-central-1").add_auth(request)`.
  private static final String BOTOCORE_POLICY =
      "eyJleHBpcmF0aW9uIjogIjIwMjYtMTEtMjJUMDk6MTU6MDAuMDAwWiIsICJjb25kaXRpb25zIjogW3siYnVja2V0Ijo"
          + "gInZhdWx0In0sIFsiZXEiLCAiJGtleSIsICJ1cGxvYWRzL20vci9mMSJdLCBbImNvbnRlbnQtbGVuZ3RoLXJhb"
          + "mdlIiwgMTAyOCwgMTAyOF0sIHsic3VjY2Vzc19hY3Rpb25fc3RhdHVzIjogIjIwNCJ9LCB7IngtYW16LWFsZ29"
          + "yaXRobSI6ICJBV1M0LUhNQUMtU0hBMjU2In0sIHsieC1hbXotY3JlZGVudGlhbCI6ICJBS0lBSU9TRk9ETk43R"
          + "VhBTVBMRS8yMDI2MTEyMi9ldS1jZW50cmFsLTEvczMvYXdzNF9yZXF1ZXN0In0sIHsieC1hbXotZGF0ZSI6ICI"
          + "yMDI2MTEyMlQwOTAwMDBaIn0sIHsieC1hbXotc2VjdXJpdHktdG9rZW4iOiAic2Vzc2lvbi8vdG9rZW4rPT0if"
          + "V19";

  private static final PostPolicy BY_A_ROLE =
      new PostPolicy(
          AwsSessionCredentials.create(ID, SECRET, "session//token+=="), "eu-central-1", NOW);

  @Test
  void signatureShouldBeThePublishedOne() {
    PostPolicy policy =
        new PostPolicy(
            AwsBasicCredentials.create(ID, SECRET),
            "us-east-1",
            Instant.parse("2015-12-29T00:00:00Z"));

    String signature =
        policy.signature(Base64.getEncoder().encodeToString(PUBLISHED.getBytes(UTF_8)));

    assertThat(signature)
        .isEqualTo("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e");
  }

  @Test
  void signatureShouldBeBotocores() {
    assertThat(BY_A_ROLE.signature(BOTOCORE_POLICY))
        .isEqualTo("c532627a086830942aa80a170c251be6dced1fb0410fa44ebcb60ec65604cfb8");
  }

  @Test
  void formShouldSayWhatBotocoresSays() throws Exception {
    Map<String, String> form =
        BY_A_ROLE.form("vault", "uploads/m/r/f1", 1028, NOW.plus(Duration.ofMinutes(15)));

    assertThat(Instant.parse(policy(form).path("expiration").asText()))
        .isEqualTo(Instant.parse(json(BOTOCORE_POLICY).path("expiration").asText()));
    assertThat(policy(form).path("conditions")).isEqualTo(json(BOTOCORE_POLICY).path("conditions"));
    assertThat(form)
        .containsEntry("key", "uploads/m/r/f1")
        .containsEntry("success_action_status", "204")
        .containsEntry("x-amz-algorithm", "AWS4-HMAC-SHA256")
        .containsEntry(
            "x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20261122/eu-central-1/s3/aws4_request")
        .containsEntry("x-amz-date", "20261122T090000Z")
        .containsEntry("x-amz-security-token", "session//token+==")
        .containsEntry("x-amz-signature", BY_A_ROLE.signature(String.valueOf(form.get("policy"))))
        .hasSize(8);
  }

  /// S3 refuses any other field, and without these nothing would hold the browser.
  @Test
  void everyFieldShouldBeAConditionAsWell() throws Exception {
    Map<String, String> form = BY_A_ROLE.form("vault", "uploads/m/r/f1", 1028, NOW);

    String conditions = policy(form).path("conditions").toString();
    assertThat(form.keySet())
        .filteredOn(field -> !conditions.contains(field))
        .containsExactlyInAnyOrder("policy", "x-amz-signature");
    assertThat(conditions)
        .contains("[\"content-length-range\",1028,1028]")
        .contains("[\"eq\",\"$key\",\"uploads/m/r/f1\"]")
        .contains("{\"bucket\":\"vault\"}")
        .doesNotContain("starts-with");
  }

  @Test
  void formShouldNameNoTokenWhereTheCredentialsHaveNone() throws Exception {
    PostPolicy policy = new PostPolicy(AwsBasicCredentials.create(ID, SECRET), "eu-central-1", NOW);

    Map<String, String> form = policy.form("vault", "k", 1, NOW);

    assertThat(form).doesNotContainKey("x-amz-security-token");
    assertThat(policy(form).toString()).doesNotContain("token");
  }

  @Test
  void formShouldChangeWithWhateverItAllows() {
    String signature = signature("vault", "k", 1, NOW);

    assertThat(signature("vault2", "k", 1, NOW)).isNotEqualTo(signature);
    assertThat(signature("vault", "k2", 1, NOW)).isNotEqualTo(signature);
    assertThat(signature("vault", "k", 2, NOW)).isNotEqualTo(signature);
    assertThat(signature("vault", "k", 1, NOW.plusSeconds(1))).isNotEqualTo(signature);
  }

  @Test
  void expiryShouldBeWrittenToTheSecond() throws Exception {
    Map<String, String> form = BY_A_ROLE.form("vault", "k", 1, NOW.plusMillis(1_999));

    assertThat(policy(form).path("expiration").asText()).isEqualTo("2026-11-22T09:00:01Z");
  }

  @Test
  void toStringShouldSayNothing() {
    assertThat(BY_A_ROLE.toString()).doesNotContain(ID, SECRET, "token");
  }

  private static String signature(String bucket, String key, long bytes, Instant expiresAt) {
    return String.valueOf(BY_A_ROLE.form(bucket, key, bytes, expiresAt).get("x-amz-signature"));
  }

  private static JsonNode policy(Map<String, String> form) throws Exception {
    return json(String.valueOf(form.get("policy")));
  }

  private static JsonNode json(String base64) throws Exception {
    return new ObjectMapper().readTree(Base64.getDecoder().decode(base64));
  }
}
