package org.sealpost.console.organization;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.sealpost.administration.Administration;
import org.sealpost.branding.BrandingTemplate;

@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrganizationController {
  private final Administration administration;

  OrganizationController(Administration administration) {
    this.administration = administration;
  }

  /// Names only, the default template first.
  @Get("/branding")
  BrandingNames branding() {
    return new BrandingNames(
        administration.brandingTemplates().stream().map(BrandingTemplate::name).toList());
  }

  @Serdeable
  record BrandingNames(List<String> names) {}
}
