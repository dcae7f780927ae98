package org.sealpost.aws.dynamodb;

import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.protection.WrappedKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoWrappedKeys implements WrappedKeys {
  private static final String WRAPPED = "wrapped";
  private static final String KEY_ID = "keyId";

  private final DynamoTable table;

  DynamoWrappedKeys(DynamoTable table) {
    this.table = table;
  }

  /// The item that holds a message's key; written with the message.
  static Map<String, AttributeValue> item(ProtectedMessageId message, WrappedDataKey wrapped) {
    Map<String, AttributeValue> item = Items.item("M#" + message, "KEY");
    item.put(WRAPPED, Items.bytes(wrapped.bytes()));
    item.put(KEY_ID, Items.text(wrapped.keyId()));
    return item;
  }

  @Override
  public Optional<WrappedDataKey> find(ProtectedMessageId message) {
    return table
        .get(key(message))
        .map(
            item ->
                WrappedDataKey.of(
                    Items.needed(item, WRAPPED).b().asByteArray(), Items.needed(item, KEY_ID).s()));
  }

  @Override
  public void shred(ProtectedMessageId message) {
    table.delete(key(message));
  }

  private static Map<String, AttributeValue> key(ProtectedMessageId message) {
    return Items.key("M#" + message, "KEY");
  }
}
