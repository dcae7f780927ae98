package org.sealpost.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sealpost.aws.call.AwsCall;
import org.sealpost.aws.dynamodb.TableNames.Table;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.OrganizationId;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.RecipientCertificate;
import org.sealpost.smime.RecipientCertificates;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Each certificate is there twice: under its address, where it is asked for and where it is
/// decided what it is, and under its standing, where admins list it. Both are always written
/// together.
final class DynamoRecipientCertificates implements RecipientCertificates {
  private static final int TRIES = 5;

  private final DynamoTable table;
  private final Transactions transactions;
  private final String pk;

  /// @param table of the organization
  DynamoRecipientCertificates(
      DynamoTable table, Transactions transactions, OrganizationId organization) {
    this.table = table;
    this.transactions = transactions;
    this.pk = "O#" + organization + "#certificates#";
  }

  @Override
  public List<RecipientCertificate> of(EmailAddress address) {
    return table.partition(ofAddress(address)).stream().map(this::certificate).toList();
  }

  @Override
  public List<RecipientCertificate> list(
      CertificateStanding standing, Optional<RecipientCertificate> after, int limit) {
    String from = after.map(one -> sk(one.address(), one.fingerprint())).orElse(" ");
    return table
        .query(
            limit,
            query ->
                query
                    .limit(limit)
                    .keyConditionExpression("pk = :pk AND sk > :after")
                    .expressionAttributeValues(
                        Map.of(":pk", Items.text(pk + standing), ":after", Items.text(from))))
        .stream()
        .map(this::certificate)
        .toList();
  }

  @Override
  public boolean add(RecipientCertificate certificate) {
    return transactions.write(
        List.of(
            put(known(certificate), "attribute_not_exists(pk)", Map.of()),
            put(listed(certificate))));
  }

  @Override
  public boolean change(
      EmailAddress address, String fingerprint, CertificateStanding to, Instant at, String by) {
    return replace(
        address,
        fingerprint,
        (before, unchanged) -> {
          RecipientCertificate after = before.with(to, at, by);
          TransactWriteItem decides = put(known(after), "json = :before", unchanged);
          return before.standing() == to
              ? List.of(decides, put(listed(after)))
              : List.of(decides, put(listed(after)), delete(listed(before)));
        });
  }

  @Override
  public void remove(EmailAddress address, String fingerprint) {
    replace(
        address,
        fingerprint,
        (before, unchanged) ->
            List.of(
                TransactWriteItem.builder()
                    .delete(
                        delete ->
                            delete
                                .tableName(table.name())
                                .key(key(known(before)))
                                .conditionExpression("json = :before")
                                .expressionAttributeValues(unchanged))
                    .build(),
                delete(listed(before))));
  }

  /// Writes what is to become of a certificate, provided that it is still what it was.
  ///
  /// @return false when it is not known
  private boolean replace(
      EmailAddress address,
      String fingerprint,
      BiFunction<RecipientCertificate, Map<String, AttributeValue>, List<TransactWriteItem>>
          writes) {
    Map<String, AttributeValue> key = Items.key(ofAddress(address), fingerprint);
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<Map<String, AttributeValue>> found = table.get(key);
      if (found.isEmpty()) {
        return false;
      }
      Map<String, AttributeValue> unchanged =
          Map.of(":before", Items.needed(found.get(), Items.JSON));
      if (transactions.write(writes.apply(certificate(found.get()), unchanged))) {
        return true;
      }
    }
    throw AwsCall.tooBusy(Table.ORGANIZATION + " table");
  }

  private Map<String, AttributeValue> known(RecipientCertificate certificate) {
    Map<String, AttributeValue> item =
        Items.item(ofAddress(certificate.address()), certificate.fingerprint());
    item.put(Items.JSON, Items.json(certificate));
    return item;
  }

  private Map<String, AttributeValue> listed(RecipientCertificate certificate) {
    Map<String, AttributeValue> item =
        Items.item(
            pk + certificate.standing(), sk(certificate.address(), certificate.fingerprint()));
    item.put(Items.JSON, Items.json(certificate));
    return item;
  }

  private RecipientCertificate certificate(Map<String, AttributeValue> item) {
    return Items.record(item, RecipientCertificate.class);
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)).build();
  }

  private TransactWriteItem put(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            put -> {
              put.tableName(table.name()).item(item).conditionExpression(condition);
              if (!values.isEmpty()) {
                put.expressionAttributeValues(values);
              }
            })
        .build();
  }

  private TransactWriteItem delete(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table.name()).key(key(item)))
        .build();
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Items.key(Items.needed(item, Items.PK).s(), Items.needed(item, Items.SK).s());
  }

  private String ofAddress(EmailAddress address) {
    return pk + "of#" + folded(address);
  }

  private static String sk(EmailAddress address, String fingerprint) {
    return folded(address) + " " + fingerprint;
  }

  /// The same text for all addresses that are equal.
  private static String folded(EmailAddress address) {
    return address.toString().toLowerCase(Locale.ROOT);
  }
}
