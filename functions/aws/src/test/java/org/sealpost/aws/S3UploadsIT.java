package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.testing.Samples.NOW;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.reply.upload.UploadTicket;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.reply.upload.UploadsContract;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// LocalStack holds a form to its policy: bucket, key, size, expiry. It checks no signature and
/// takes fields that the policy does not name; for the signature there is [PostPolicyTest].
final class S3UploadsIT implements UploadsContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

  private final Refusals refusals = new Refusals();
  private final AwsClients clients = LocalAws.at(AWS.localStack(), refusals);
  private final S3Client s3 = clients.s3();
  private final String bucket = FreshAws.newBucket(clients, "bucket-" + Samples.messageId());
  private final Uploads uploads = over(s3);
  private final UploadId id = new UploadId(Samples.link(), "f1");

  @Override
  public Uploads uploads() {
    return uploads;
  }

  private Uploads over(S3Client client) {
    return new S3Uploads(client, bucket, () -> URI.create(AWS.localStack() + "/" + bucket));
  }

  @Test
  void browserShouldBringWhatTheTicketSays() throws Exception {
    byte[] sealed = Samples.bytes(5 * 1024 * 1024);

    int status = post(ticket(sealed.length), sealed);

    assertThat(status).isEqualTo(204);
    assertThat(uploads.size(id)).contains((long) sealed.length);
    assertThat(uploads.find(id)).hasValueSatisfying(found -> assertThat(found).isEqualTo(sealed));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1001, 5000})
  void browserShouldBringNoOtherSize(int bytes) throws Exception {
    int status = post(ticket(1000), new byte[bytes]);

    assertThat(status).isBetween(400, 403);
    assertThat(uploads.size(id)).isEmpty();
  }

  @Test
  void browserShouldWriteOverNoOtherFile() throws Exception {
    UploadId other = new UploadId(Samples.link(), "f1");
    uploads.put(other, new byte[7]);

    int status = post(with(ticket(1000), "key", "uploads/" + other.path()), new byte[1000]);

    assertThat(status).isEqualTo(403);
    assertThat(uploads.size(other)).contains(7L);
    assertThat(uploads.size(id)).isEmpty();
  }

  @Test
  void browserShouldBringNothingIntoAnotherBucket() throws Exception {
    String other = FreshAws.newBucket(clients, "bucket-" + Samples.messageId());
    UploadTicket ticket = ticket(1000);
    UploadTicket elsewhere =
        new UploadTicket(
            URI.create(AWS.localStack() + "/" + other + "/"), ticket.fields(), ticket.expiresAt());

    assertThat(post(elsewhere, new byte[1000])).isEqualTo(403);
  }

  @Test
  void browserShouldComeTooLateWhenTheTicketHasExpired() throws Exception {
    UploadTicket ticket =
        uploads.ticket(id, 1000, Instant.now().minus(Uploads.TICKET).minusSeconds(2));

    assertThat(post(ticket, new byte[1000])).isEqualTo(403);
    assertThat(uploads.size(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-amz-signature", "x-amz-credential", "x-amz-date", "policy"})
  void browserShouldLeaveNoFieldOut(String field) throws Exception {
    Map<String, String> fields = new LinkedHashMap<>(ticket(1000).fields());
    fields.remove(field);
    // Without a policy LocalStack takes the bucket for a public one; S3 would not.
    if (field.equals("policy")) {
      fields.put("policy", Base64.getEncoder().encodeToString("no policy".getBytes(UTF_8)));
    }

    int status =
        post(new UploadTicket(ticket(1000).address(), fields, Instant.now()), new byte[1000]);

    assertThat(status).isBetween(400, 403);
    assertThat(uploads.size(id)).isEmpty();
  }

  @Test
  void ticketShouldLeadToTheBucket() {
    Uploads named = new S3Uploads(s3, bucket, () -> URI.create("https://vault.s3.example"));

    assertThat(named.ticket(id, 1, NOW).address())
        .isEqualTo(URI.create("https://vault.s3.example/"));
  }

  /// Under a role, with a session that ends before a quarter of an hour has.
  @Test
  void ticketShouldEndWithTheCredentialsThatSignIt() {
    Instant end = NOW.plus(Duration.ofMinutes(5));
    AwsSessionCredentials session =
        AwsSessionCredentials.builder()
            .accessKeyId("id")
            .secretAccessKey("secret")
            .sessionToken("token")
            .expirationTime(end.plusMillis(10))
            .build();
    try (S3Client client = client(() -> session)) {
      UploadTicket ticket = over(client).ticket(id, 1, NOW);

      assertThat(ticket.expiresAt()).isEqualTo(end.truncatedTo(SECONDS));
      assertThat(ticket.fields()).containsEntry("x-amz-security-token", "token");
    }
  }

  @Test
  void ticketShouldBeUnavailableWithoutCredentials() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("nobody gives any");
        };
    try (S3Client client = client(none)) {
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> over(client).ticket(id, 1, NOW));
    }
  }

  private static S3Client client(AwsCredentialsProvider credentials) {
    return S3Client.builder()
        .region(LocalAws.REGION)
        .credentialsProvider(credentials)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /// What S3 says of a missing object to those who may not list the bucket without a prefix.
  @Test
  void findShouldTakeWhatIsForbiddenForWhatIsNotThere() {
    refusals.status = Optional.of(403);

    assertThat(uploads.find(id)).isEmpty();
    assertThat(uploads.size(id)).isEmpty();
  }

  @Test
  void findShouldBeUnavailableWhenS3IsBusy() {
    refusals.status = Optional.of(503);

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> uploads.find(id));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> uploads.size(id));
  }

  @Test
  void putShouldNotFailSilentlyWhereItIsForbidden() {
    refusals.status = Optional.of(403);

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> uploads.put(id, new byte[1]));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> uploads.delete(id));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> uploads.deleteAll(id.link()));
  }

  @Test
  void deleteAllShouldLeaveTheVaultAlone() {
    S3Objects vault = new S3Objects(s3, bucket, "");
    vault.put(id.link().message().value(), new byte[1]);
    uploads.put(id, new byte[1]);

    uploads.deleteAll(id.link());

    assertThat(uploads.find(id)).isEmpty();
    assertThat(vault.find(id.link().message().value())).isPresent();
  }

  private UploadTicket ticket(long bytes) {
    return uploads.ticket(id, bytes, Instant.now());
  }

  private static UploadTicket with(UploadTicket ticket, String field, String value) {
    Map<String, String> fields = new LinkedHashMap<>(ticket.fields());
    fields.put(field, value);
    return new UploadTicket(ticket.address(), fields, ticket.expiresAt());
  }

  /// As a browser does it: the fields of the ticket, and last of all the file.
  private static int post(UploadTicket ticket, byte[] file) throws Exception {
    StringBuilder head = new StringBuilder();
    ticket
        .fields()
        .forEach(
            (name, value) ->
                head.append("--%s\r\n".formatted(BOUNDARY))
                    .append("Content-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(name))
                    .append(value)
                    .append("\r\n"));
    head.append("--%s\r\n".formatted(BOUNDARY))
        .append("Content-Disposition: form-data; name=\"file\"; filename=\"sealed\"\r\n")
        .append("Content-Type: application/octet-stream\r\n\r\n");
    HttpRequest request =
        HttpRequest.newBuilder(ticket.address())
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head.toString()),
                    BodyPublishers.ofByteArray(file),
                    BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY))))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static final class Refusals implements ExecutionInterceptor {
    private volatile Optional<Integer> status = Optional.empty();

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      status.ifPresent(
          code -> {
            throw S3Exception.builder()
                .statusCode(code)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AsAsked")
                        .sdkHttpResponse(SdkHttpResponse.builder().statusCode(code).build())
                        .build())
                .build();
          });
    }
  }
}
