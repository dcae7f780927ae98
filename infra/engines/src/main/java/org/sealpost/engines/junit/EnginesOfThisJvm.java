package org.sealpost.engines.junit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.engines.DynamoDbLocal;
import org.sealpost.engines.LocalStack;
import org.sealpost.engines.MotoSesV2;

/// What all test classes of a run share. Says at the end which engine stood in for which service.
final class EnginesOfThisJvm implements AutoCloseable {
  final OnDemand<DynamoDbLocal> dynamoDb;
  final OnDemand<LocalStack> localStack;
  final OnDemand<MotoSesV2> sesV2;

  /// `alarm` is told once of each engine that cannot be had.
  EnginesOfThisJvm(Path root, Consumer<String> alarm) {
    Path engineJars = root.resolve("infra/dynamodb/target/engine");
    dynamoDb =
        new OnDemand<>("dynamodb", () -> DynamoDbLocal.start(engineJars, Optional.empty()), alarm);
    localStack = new OnDemand<>("kms, s3, sqs", () -> LocalStack.start(root), alarm);
    sesV2 = new OnDemand<>("sesv2", () -> MotoSesV2.start(root), alarm);
  }

  /// Empty if nobody asked for an engine.
  String report() {
    return Stream.of(dynamoDb.report(), localStack.report(), sesV2.report())
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    String report = report();
    if (!report.isEmpty()) {
      System.out.println("AWS engines: " + report);
    }
    try (dynamoDb;
        localStack;
        sesV2) {
      // Closed in any case, also when one of them fails to.
    }
  }
}
