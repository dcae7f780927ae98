package org.sealpost.console.signin;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// Tells who is at the other end.
public interface Admins {
  /// The request attribute that names the admin to controllers.
  String ATTRIBUTE = "org.sealpost.console.admin";

  /// The admin as the trace will name them; empty for everybody else.
  Optional<String> of(HttpRequest<?> request);
}
