package org.sealpost.console.signin;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.serde.annotation.Serdeable;

/// Tells the page who it works for.
@Controller
final class MeController {
  @Get("/api/me")
  Me me(@RequestAttribute(Admins.ATTRIBUTE) String admin) {
    return new Me(admin);
  }

  @Serdeable
  record Me(String admin) {}
}
