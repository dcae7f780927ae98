package org.sealpost.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.Threads;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item for each pair of Message-ID and protected message.
final class DynamoThreads implements Threads {
  private final DynamoTable table;
  private final OrganizationId organization;

  DynamoThreads(DynamoTable table, OrganizationId organization) {
    this.table = table;
    this.organization = organization;
  }

  static Map<String, AttributeValue> item(
      OrganizationId organization, MessageId id, ProtectedMessageId message) {
    return Items.item(pk(organization, id), "M#" + message);
  }

  @Override
  public Set<ProtectedMessageId> find(Collection<MessageId> ids) {
    Set<ProtectedMessageId> found = new HashSet<>();
    for (MessageId id : ids) {
      table.beginningWith(pk(organization, id), "M#").stream()
          .map(item -> Items.needed(item, Items.SK).s().substring(2))
          .forEach(message -> found.add(new ProtectedMessageId(message)));
    }
    return found;
  }

  @Override
  public void note(MessageId id, ProtectedMessageId message) {
    table.put(item(organization, id, message), put -> {});
  }

  private static String pk(OrganizationId organization, MessageId id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest((organization + " " + id).getBytes(UTF_8));
      return "T#" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
