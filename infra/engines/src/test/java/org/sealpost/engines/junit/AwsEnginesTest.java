package org.sealpost.engines.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.sealpost.engines.Engine;
import org.sealpost.engines.EngineUnavailableException;

class AwsEnginesTest {
  @TempDir Path emptyRoot;

  private final List<String> alarms = new ArrayList<>();

  @Test
  void missingEngineShouldSkipTheTest() {
    var aws = AwsEngines.of(new EnginesOfThisJvm(emptyRoot, alarms::add), false);

    // Not assertThatThrownBy: an exception that escaped it would skip this test rather than fail
    // it.
    Throwable thrown = catchThrowable(aws::dynamoDb);

    assertThat(thrown)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("mvn package -pl infra/dynamodb");
  }

  @Test
  void missingEngineShouldFailTheTestWhereItIsAMust() {
    var aws = AwsEngines.of(new EnginesOfThisJvm(emptyRoot, alarms::add), true);

    assertThatThrownBy(aws::dynamoDb).isInstanceOf(EngineUnavailableException.class);
  }

  @Test
  void askingBeforeJUnitHasSetUpTheExtensionShouldSayHow() {
    assertThatThrownBy(() -> AwsEngines.start().dynamoDb())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }

  @Test
  void reportShouldBeEmptyWhenNobodyAsked() {
    assertThat(new EnginesOfThisJvm(emptyRoot, alarms::add).report()).isEmpty();
  }

  @Test
  void engineThatCouldNotBeHadShouldNotBeTriedAgain() {
    var attempts = new AtomicInteger();
    var engine =
        new OnDemand<Engine>(
            "kms",
            () -> {
              attempts.incrementAndGet();
              throw new EngineUnavailableException("none here");
            },
            alarms::add);

    assertThatThrownBy(engine::get).hasMessage("none here");
    assertThatThrownBy(engine::get).hasMessage("none here");

    assertThat(attempts).hasValue(1);
    assertThat(alarms).singleElement().asString().contains("kms").contains("none here");
  }
}
