package org.sealpost.console.organization;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.sealpost.administration.Administration;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.rules.RuleJson;

@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrganizationController {
  private final Administration administration;

  OrganizationController(Administration administration) {
    this.administration = administration;
  }

  /// The rules as developers write them.
  @Get("/rules")
  @Produces(MediaType.APPLICATION_JSON)
  String rules() {
    return RuleJson.write(administration.rules());
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
