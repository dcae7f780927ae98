package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.aws.json.Json;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Signs the form by which a browser puts one object into a bucket: a POST policy with Signature
/// Version 4 (Amazon S3 API Reference, “Browser-Based Uploads Using POST”). S3 refuses what differs
/// from it in name or size, and any field that it does not name.
///
/// Our own, because the AWS SDK for Java 2 can sign GET and PUT in advance, and no POST
/// (aws/aws-sdk-java-v2 issue 1493, open since 2019). It computes HMACs over text that we write,
/// and parses nothing.
///
/// @param credentials the form dies with them, whatever it says itself
/// @param at when it is signed
record PostPolicy(AwsCredentialsIdentity credentials, String region, Instant at) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String HMAC = "HmacSHA256";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(UTC);

  /// All fields of the form but `file`, which comes last. S3 answers 204.
  ///
  /// @param bytes exactly so many
  /// @param expiresAt to the second
  Map<String, String> form(String bucket, String key, long bytes, Instant expiresAt) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("success_action_status", "204");
    fields.put("x-amz-algorithm", ALGORITHM);
    fields.put("x-amz-credential", credentials.accessKeyId() + "/" + scope());
    fields.put("x-amz-date", TIME.format(at));
    if (credentials instanceof AwsSessionCredentialsIdentity session) {
      fields.put("x-amz-security-token", session.sessionToken());
    }
    List<Object> conditions = new ArrayList<>();
    conditions.add(Map.of("bucket", bucket));
    conditions.add(List.of("eq", "$key", key));
    conditions.add(List.of("content-length-range", bytes, bytes));
    fields.forEach((name, value) -> conditions.add(Map.of(name, value)));
    String policy =
        Json.write(Map.of("expiration", expiresAt.truncatedTo(SECONDS), "conditions", conditions));

    String encoded = Base64.getEncoder().encodeToString(policy.getBytes(UTF_8));
    fields.put("key", key);
    fields.put("policy", encoded);
    fields.put("x-amz-signature", signature(encoded));
    return fields;
  }

  /// @param policy in base 64
  String signature(String policy) {
    byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
    for (String part : scope().split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, policy));
  }

  private String scope() {
    return DAY.format(at) + "/" + region + "/s3/aws4_request";
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public String toString() {
    return "PostPolicy[******]";
  }
}
