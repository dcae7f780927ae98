package org.sealpost.aws.dynamodb;

import java.util.Map;
import java.util.Optional;
import org.sealpost.Unavailable;
import org.sealpost.organization.OrganizationId;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.RuleSets;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoRuleSets implements RuleSets {
  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoRuleSets(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  @Override
  public RuleSet current() {
    Optional<Map<String, AttributeValue>> stored =
        table.get(Items.key("O#" + organization + "#rules", "RULES"));
    try {
      return stored
          .map(item -> RuleJson.read(Items.needed(item, Items.JSON).s()))
          .orElseGet(RuleSet::defaults);
    } catch (IllegalArgumentException unreadable) {
      throw new Unavailable("rules that can be read", unreadable);
    }
  }

  @Override
  public void put(RuleSet rules) {
    Map<String, AttributeValue> item = Items.item("O#" + organization + "#rules", "RULES");
    item.put(Items.JSON, Items.text(RuleJson.write(rules)));
    table.put(item);
  }
}
