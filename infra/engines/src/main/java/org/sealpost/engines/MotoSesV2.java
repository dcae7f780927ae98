package org.sealpost.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// moto_server for tests: the sesv2 that LocalStack lacks.
///
/// It refuses senders that are not verified, but has no limit of size or rate, and answers 500 to
/// raw mail that is not UTF-8.
public final class MotoSesV2 implements Engine {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChildProcess child;
  private final URI endpoint;
  private final String version;

  private MotoSesV2(ChildProcess child, URI endpoint, String version) {
    this.child = child;
    this.endpoint = endpoint;
    this.version = version;
  }

  ///
  /// Returns when requests are answered, after about a second.
  ///
  /// @param root the repository's folder
  /// @throws EngineUnavailableException if there is no fitting Python or its packages cannot be had
  public static MotoSesV2 start(Path root) {
    PythonEnvironment python = PythonEnvironment.in(root);
    int port = LocalHttp.freePort();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    ChildProcess child =
        ChildProcess.start(
            "moto_server",
            python.tethered("moto.server", "-H", "127.0.0.1", "-p", Integer.toString(port)));
    child.await(START_LIMIT, () -> LocalHttp.get(dataOf(endpoint)));
    return new MotoSesV2(child, endpoint, python.pinnedVersionOf("moto-ext"));
  }

  private static URI dataOf(URI endpoint) {
    return endpoint.resolve("/moto-api/data.json");
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  /// Lets a domain or an address send in that region. This moto keeps the identities of SES version
  /// 2 apart from those it checks when sending, so CreateEmailIdentity is not enough here.
  public void verifySender(String sender, String region) {
    String call =
        sender.contains("@") ? "VerifyEmailIdentity&EmailAddress=" : "VerifyDomainIdentity&Domain=";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", authorization(region))
            .POST(
                BodyPublishers.ofString(
                    "Action=" + call + URLEncoder.encode(sender, StandardCharsets.UTF_8)));
    if (LocalHttp.send(request).isEmpty()) {
      throw new IllegalStateException("moto_server did not verify " + sender);
    }
  }

  /// Not a secret: moto reads the region and the service from it and checks nothing.
  private static String authorization(String region) {
    return "AWS4-HMAC-SHA256 Credential=test/20260101/"
        + region
        + "/ses/aws4_request,"
        + " SignedHeaders=host, Signature=none";
  }

  /// All raw mails since the start, oldest first, of every region.
  public List<SentMail> sentMails() {
    String data =
        LocalHttp.get(dataOf(endpoint))
            .orElseThrow(() -> new IllegalStateException("moto_server does not answer any more"));
    try {
      return JSON.readTree(data)
          .path("ses")
          .path("RawMessage")
          .valueStream()
          .map(MotoSesV2::sentMail)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("moto_server answered with something else than JSON", e);
    }
  }

  private static SentMail sentMail(JsonNode mail) {
    List<String> destinations =
        mail.path("destinations").valueStream().map(JsonNode::asText).distinct().toList();
    return new SentMail(
        mail.path("id").asText(),
        mail.path("source").asText(),
        destinations,
        mail.path("raw_data").asText());
  }

  @Override
  public void close() {
    child.close();
  }

  @Override
  public String toString() {
    return "moto_server " + version + " (virtual environment)";
  }
}
