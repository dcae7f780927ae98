package org.sealpost.aws.lambda;

import static org.sealpost.Require.require;

import java.util.Map;
import java.util.function.Predicate;

/// Recognizes the gateway function that serves the authenticated way in, by its ARN as Lambda's
/// records of failed invocations have it: `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:VERSION]`.
///
/// Environment: `SEALPOST_AUTHENTICATED_FUNCTION`, that function's name.
///
/// @param name compared exactly; version and alias do not matter
public record AuthenticatedFunction(String name) implements Predicate<String> {
  private static final String VARIABLE = "SEALPOST_AUTHENTICATED_FUNCTION";
  private static final int ARN_PARTS = 7;
  private static final int NAME_PART = 6;

  public AuthenticatedFunction {
    require(name.matches("[A-Za-z0-9_-]{1,64}"), VARIABLE + " must be the name of a function");
  }

  /// @throws IllegalArgumentException when it is not set: mail of the organization would be taken
  ///     for a stranger's
  public static AuthenticatedFunction fromEnvironment() {
    return of(System.getenv());
  }

  static AuthenticatedFunction of(Map<String, String> environment) {
    return new AuthenticatedFunction(environment.getOrDefault(VARIABLE, ""));
  }

  @Override
  public boolean test(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length >= ARN_PARTS
        && parts[2].equals("lambda")
        && parts[5].equals("function")
        && parts[NAME_PART].equals(name);
  }
}
