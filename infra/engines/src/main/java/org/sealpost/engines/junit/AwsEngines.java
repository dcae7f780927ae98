package org.sealpost.engines.junit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.sealpost.engines.Engine;
import org.sealpost.engines.EngineUnavailableException;
import org.sealpost.engines.SentMail;

/// Gives a test the AWS engines it asks for: `@RegisterExtension static final AwsEngines aws =
/// AwsEngines.start();`
///
/// An engine starts when it is asked for first, serves all test classes of the JVM and ends with
/// them, so tests take names of their own for tables, keys, buckets and queues. Ask in `@BeforeAll`
/// or later. DynamoDB needs nothing but Java.
///
/// A test that asks for an engine that cannot be had is skipped and a line says what to do; where
/// the environment says `CI=true` it fails.
public final class AwsEngines implements BeforeAllCallback {
  private static final String ROOT = "sealpost.root";

  private final boolean mustHave;
  private @Nullable EnginesOfThisJvm engines;

  private AwsEngines(boolean mustHave) {
    this.mustHave = mustHave;
  }

  public static AwsEngines start() {
    return new AwsEngines("true".equals(System.getenv("CI")));
  }

  /// For tests of this class, which run without a store.
  static AwsEngines of(EnginesOfThisJvm engines, boolean mustHave) {
    var aws = new AwsEngines(mustHave);
    aws.engines = engines;
    return aws;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    engines =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(AwsEngines.class))
            .computeIfAbsent(
                EnginesOfThisJvm.class,
                key -> new EnginesOfThisJvm(root(), System.err::println),
                EnginesOfThisJvm.class);
  }

  private static Path root() {
    String root = System.getProperty(ROOT);
    if (root == null) {
      throw new IllegalStateException(
          "run this by `mvn verify`, or with -D" + ROOT + "= the repository's folder");
    }
    return Path.of(root);
  }

  public URI dynamoDb() {
    return need(engines().dynamoDb).endpoint();
  }

  /// For kms, s3, sqs, secretsmanager, sts and iam. S3 clients must force path style.
  public URI localStack() {
    return need(engines().localStack).endpoint();
  }

  public URI sesV2() {
    return need(engines().sesV2).endpoint();
  }

  /// Lets a domain or an address send in that region: CreateEmailIdentity alone does not, here.
  public void verifySender(String sender, String region) {
    need(engines().sesV2).verifySender(sender, region);
  }

  /// Raw mails that sesv2 took from any test of this JVM, oldest first.
  public List<SentMail> sentMails() {
    return need(engines().sesV2).sentMails();
  }

  private EnginesOfThisJvm engines() {
    if (engines == null) {
      throw new IllegalStateException(
          "AwsEngines must be a static field with @RegisterExtension, asked in @BeforeAll or later");
    }
    return engines;
  }

  private <T extends Engine> T need(OnDemand<T> engine) {
    try {
      return engine.get();
    } catch (EngineUnavailableException e) {
      if (mustHave) {
        throw e;
      }
      return Assumptions.abort(e::getMessage);
    }
  }
}
