package org.sealpost.engines;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// DynamoDB's protocol by hand; the engine checks no signature.
record DynamoDbCalls(URI endpoint, HttpClient http) {
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=none";

  static DynamoDbCalls to(DynamoDbLocal engine) {
    return new DynamoDbCalls(engine.endpoint(), HttpClient.newHttpClient());
  }

  void createTable() throws Exception {
    String table =
        """
        {"TableName": "notes", "BillingMode": "PAY_PER_REQUEST",
         "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
         "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}
        """;
    require(send("CreateTable", table));
  }

  void put(String id) throws Exception {
    require(
        send(
            "PutItem",
            """
            {"TableName": "notes", "Item": {"id": {"S": "%s"}, "text": {"S": "kept"}}}
            """
                .formatted(id)));
  }

  boolean has(String id) throws Exception {
    return require(
            send(
                "GetItem",
                """
                {"TableName": "notes", "Key": {"id": {"S": "%s"}}, "ConsistentRead": true}
                """
                    .formatted(id)))
        .contains("kept");
  }

  private HttpResponse<String> send(String operation, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("Authorization", AUTHORIZATION)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String require(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }
}
