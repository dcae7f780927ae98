package org.sealpost.console.lambda;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.function.aws.MicronautLambdaContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.console.AdminDoors;
import org.sealpost.inspection.parsers.AttachmentInspector;

/// The administration over AWS, with settings from the environment. Secondary, so that a context
/// that brings its own needs no AWS.
@Factory
@Requires(env = MicronautLambdaContext.ENVIRONMENT_LAMBDA)
final class LambdaBeans {
  @Singleton
  @Secondary
  AdminDoors doors() {
    return AdminDoors.of(AwsPlatform.fromEnvironment(), new AttachmentInspector());
  }

  @Singleton
  @Secondary
  Clock clock() {
    return Clock.systemUTC();
  }
}
