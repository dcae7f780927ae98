package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSchemaTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(RuleSchema.text());

  private static boolean isValid(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
  }

  @Test
  void textShouldBeWhatIsPublished() throws IOException {
    Path made = Path.of("target", "rules.schema.json");
    Files.writeString(made, RuleSchema.text());

    assertThat(Path.of("..", "..", "docs", "rules.schema.json"))
        .as("the published schema: copy functions/core/target/rules.schema.json there")
        .hasSameTextualContentAs(made);
  }

  @ParameterizedTest
  @MethodSource
  void schemaShouldTakeWhatIsWritten(RuleSet rules) {
    assertThat(SCHEMA.validate(RuleJson.write(rules), InputFormat.JSON)).isEmpty();
  }

  static Stream<RuleSet> schemaShouldTakeWhatIsWritten() {
    return RuleJsonTest.readShouldGiveBackWhatWriteTook();
  }

  @Test
  void schemaShouldTakeWhatADeveloperWrites() {
    assertThat(isValid(RuleJsonTest.RULE)).isTrue();
    assertThat(
            isValid(
                """
                {"rules": [{
                  "id": "5ea19057-0000-4000-8000-000000000002", "name": "Stop",
                  "properties": {"expiry": null}, "actions": [{"StopRuleProcessing": {}}]
                }]}
                """))
        .isTrue();
  }

  /// What an editor marks as wrong is wrong.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SentToScope|SentToNowhere",
        "\"scope\"|\"scop\"",
        "\"OUTSIDE\"|\"ELSEWHERE\"",
        "\"OUTSIDE\"|1",
        "\"OUTSIDE\"|null",
        "{\"scope\": \"OUTSIDE\"}|{}",
        "{\"scope\": \"OUTSIDE\"}|{\"scope\": \"OUTSIDE\", \"more\": 1}",
        "\"ENFORCE\"|\"enforced\"",
        "\"ENFORCE\"|0",
        "\"LOW\"|\"Low\"",
        "\"2026-11-22T00:00:00Z\"|\"soon\"",
        "\"2026-11-22T00:00:00Z\"|1",
        "\"enabled\": true|\"enabled\": null",
        "\"enabled\": true|\"enabled\": \"true\"",
        "\"enabled\": true|\"active\": true",
        "\"id\": \"5ea19057-0000-4000-8000-000000000002\",|",
        "5ea19057-0000-4000-8000-000000000002|5ea19057",
        "\"name\": \"Encrypt\",|",
        "\"name\": \"Encrypt\"|\"name\": \"\"",
        "\"name\": \"Encrypt\"|\"name\": 7",
        "[\"public\"]|[]",
        "[\"public\"]|[null]",
        "[\"public\"]|[1]",
        "[\"public\"]|\"public\"",
        "192.0.2.0/24|mail.example",
        "20 MB|20 PB",
        "\"20 MB\"|20",
        "REMARK|NOTE",
        "\"conditions\": [|\"conditions\": [{},",
        "\"conditions\": [|\"conditions\": [null,",
        "\"conditions\": [|\"conditions\": [\"SentToScope\",",
        "\"rules\"|\"rule\"",
      })
  void schemaShouldRefuseOnlyWhatIsNotRead(String change) {
    List<String> parts = List.of(change.split("\\|", 2));
    String json = RuleJsonTest.RULE.replace(parts.getFirst(), parts.getLast());

    assertThat(json).isNotEqualTo(RuleJsonTest.RULE);
    assertThat(isValid(json)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> RuleJson.read(json));
  }
}
