package org.sealpost.aws.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.sealpost.Unavailable;
import org.sealpost.configuration.Configurations;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Texts larger than an item: compressed, and cut into items of a partition that only the attempt
/// to store them knows. So two writers of the same version cannot mix, and nothing is overwritten.
final class ConfigurationContents {
  /// DynamoDB takes items of 400 KB, keys and names included.
  private static final int CHUNK_BYTES = 390_000;

  /// What a document has at most: three bytes of UTF-8 for each character.
  private static final int LARGEST_BYTES = 3 * Configurations.LARGEST;

  private static final String CHUNK = "chunk";

  private final DynamoTable table;
  private final String pk;

  ConfigurationContents(DynamoTable table, String pk) {
    this.table = table;
    this.pk = pk;
  }

  /// @return in how many chunks it lies
  int write(String attempt, byte[] text) {
    byte[] packed = packed(text);
    int chunks = Math.ceilDiv(packed.length, CHUNK_BYTES);
    for (int chunk = 0; chunk < chunks; chunk++) {
      int from = chunk * CHUNK_BYTES;
      Map<String, AttributeValue> item = Items.item(pk(attempt), sk(chunk));
      item.put(
          CHUNK,
          Items.bytes(
              Arrays.copyOfRange(packed, from, Math.min(packed.length, from + CHUNK_BYTES))));
      table.put(item);
    }
    return chunks;
  }

  /// @throws Unavailable when they are not all there, or not as they were written
  byte[] read(String attempt, long chunks) {
    List<Map<String, AttributeValue>> items = table.partition(pk(attempt));
    if (items.size() != chunks) {
      throw unreadable(new IOException("%d of %d chunks".formatted(items.size(), chunks)));
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (Map<String, AttributeValue> item : items) {
      packed.writeBytes(Items.needed(item, CHUNK).b().asByteArrayUnsafe());
    }
    return unpacked(packed.toByteArray());
  }

  /// Of a writer who came late. What cannot be deleted now remains, and does no harm.
  void delete(String attempt) {
    try {
      for (Map<String, AttributeValue> item : table.partition(pk(attempt))) {
        table.delete(
            Map.of(Items.PK, Items.needed(item, Items.PK), Items.SK, Items.needed(item, Items.SK)));
      }
    } catch (Unavailable remains) {
      return;
    }
  }

  private static byte[] packed(byte[] text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) {
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] text = unpacking.readNBytes(LARGEST_BYTES + 1);
      if (text.length > LARGEST_BYTES) {
        throw unreadable(new IOException("larger than any document"));
      }
      return text;
    } catch (IOException broken) {
      throw unreadable(broken);
    }
  }

  private static Unavailable unreadable(IOException why) {
    return new Unavailable("configuration", why);
  }

  private String pk(String attempt) {
    return pk + "#content#" + attempt;
  }

  private static String sk(int chunk) {
    return "%05d".formatted(chunk);
  }
}
