package org.sealpost.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpost.aws.dynamodb.OwnDynamo;
import org.sealpost.engines.DynamoDbLocal;

/// DynamoDB beside us, with our tables in it.
record LocalDynamo(DynamoDbLocal server, OwnDynamo tables) implements AutoCloseable {
  static LocalDynamo start(Path jars, DataFolder data) throws IOException {
    DynamoDbLocal server =
        DynamoDbLocal.start(jars, Optional.of(data.folder("dynamodb").path().toAbsolutePath()));
    try {
      return new LocalDynamo(server, OwnDynamo.at(server.endpoint()));
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
  }

  @Override
  public void close() {
    tables.close();
    server.close();
  }
}
