package org.sealpost.aws.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.organization.OrganizationId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Each template is an item under its name. The default one is stored only when it was changed.
final class DynamoBrandingTemplates implements BrandingTemplates {
  private static final int LONGEST_NAME = 64;

  private final DynamoTable table;
  private final String pk;

  DynamoBrandingTemplates(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.pk = "O#" + organization + "#branding";
  }

  @Override
  public Optional<BrandingTemplate> find(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      // No template is called so, and DynamoDB would not take it as a key.
      return Optional.empty();
    }
    return table
        .get(Items.key(pk, name))
        .map(item -> Items.record(item, BrandingTemplate.class))
        .or(() -> isDefault(name) ? factoryDefault() : Optional.empty());
  }

  @Override
  public List<BrandingTemplate> all() {
    List<BrandingTemplate> stored =
        table.partition(pk).stream()
            .map(item -> Items.record(item, BrandingTemplate.class))
            .toList();
    BrandingTemplate theDefault =
        stored.stream()
            .filter(template -> isDefault(template.name()))
            .findFirst()
            .orElseGet(BrandingTemplate::factoryDefault);
    return Stream.concat(
            Stream.of(theDefault), stored.stream().filter(template -> !isDefault(template.name())))
        .toList();
  }

  @Override
  public void put(BrandingTemplate template) {
    Map<String, AttributeValue> item = Items.item(pk, template.name());
    item.put(Items.JSON, Items.json(template));
    table.put(item);
  }

  private static Optional<BrandingTemplate> factoryDefault() {
    return Optional.of(BrandingTemplate.factoryDefault());
  }

  private static boolean isDefault(String name) {
    return name.equals(BrandingTemplate.DEFAULT_NAME);
  }
}
