package org.sealpost.aws.dynamodb;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sealpost.organization.OrganizationId;
import org.sealpost.rules.RuleHits;
import org.sealpost.rules.RuleId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// A day has some items, each with a counter for each rule, named by its id. A mail adds to any one
/// of them by chance: DynamoDB writes one item only about a thousand times a second. Days are kept
/// for good: each is a few kilobytes.
final class DynamoRuleHits implements RuleHits {
  private static final int ITEMS_OF_A_DAY = 16;

  /// An update expression holds 4 KB, and 300 operations at most.
  private static final int MOST_AT_ONCE = 200;

  private final DynamoTable table;
  private final SecureRandom random;
  private final String pk;

  DynamoRuleHits(DynamoTable table, SecureRandom random, OrganizationId organization) {
    this.table = table;
    this.random = random;
    this.pk = "O#" + organization + "#hits";
  }

  /// In one request, unless a mail matches hundreds of rules.
  @Override
  public void count(LocalDate day, Collection<RuleId> rules) {
    List<RuleId> all = rules.stream().distinct().toList();
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      add(day, all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
    }
  }

  private void add(LocalDate day, List<RuleId> rules) {
    Map<String, String> names = new HashMap<>();
    IntStream.range(0, rules.size())
        .forEach(number -> names.put("#" + number, rules.get(number).value()));
    table.update(
        Items.key(pk, day + "#%02d".formatted(random.nextInt(ITEMS_OF_A_DAY))),
        update ->
            update
                .updateExpression(
                    names.keySet().stream()
                        .map(name -> name + " :one")
                        .collect(Collectors.joining(", ", "ADD ", "")))
                .expressionAttributeNames(names)
                .expressionAttributeValues(Map.of(":one", Items.number(1)))
                .returnValues(ReturnValue.NONE));
  }

  @Override
  public Map<RuleId, Long> on(LocalDate day) {
    Map<RuleId, Long> hits = new HashMap<>();
    for (Map<String, AttributeValue> item : table.beginningWith(pk, day + "#")) {
      item.forEach(
          (name, count) -> {
            if (!name.equals(Items.PK) && !name.equals(Items.SK)) {
              hits.merge(new RuleId(name), Items.number(count), Long::sum);
            }
          });
    }
    return hits;
  }
}
