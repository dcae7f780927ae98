package org.sealpost.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function starts with its jars and with the environment that the template gives it, and no
/// other: a setting that the code asks for and the template forgets would show on AWS only.
class FunctionStartIT {
  private static final String START =
      """
      void main(String[] names) throws Exception {
        Class.forName(names[0]).getDeclaredConstructor().newInstance();
        System.out.println("started");
        System.exit(0);
      }
      """;

  /// What Lambda itself sets.
  private static final Map<String, String> OF_LAMBDA =
      Map.of(
          "AWS_REGION", "eu-central-1",
          "AWS_ACCESS_KEY_ID", "none",
          "AWS_SECRET_ACCESS_KEY", "none");

  private static final Map<String, String> VALUES =
      Map.of(
          "SEALPOST_DOMAINS", "contoso.example",
          "SEALPOST_NOTICE_ADDRESS", "notice@contoso.example",
          "SEALPOST_REPLY_DOMAIN", "reply.contoso.example",
          "SEALPOST_PORTAL_ORIGIN", "https://portal.contoso.example",
          "SEALPOST_ORGANIZATION", "contoso",
          "SEALPOST_AUTHENTICATED_FUNCTION", "sealpost-gateway",
          "SEALPOST_CLAMD", "",
          "SEALPOST_KNOWN_MALWARE", "",
          "SEALPOST_ADMIN_ISSUER", "https://issuer.contoso.example/");

  static Stream<String> everyFunctionShouldStartWithWhatTheTemplateGivesIt() {
    return Template.transformed().ofType("AWS::Lambda::Function").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource
  void everyFunctionShouldStartWithWhatTheTemplateGivesIt(String function, @TempDir Path folder)
      throws Exception {
    JsonNode properties = Template.transformed().properties(function);
    String handler = properties.path("Handler").asText();
    Path source = Files.writeString(folder.resolve("Start.java"), START);

    ProcessBuilder start =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(handler),
                source.toString(),
                handler)
            .redirectErrorStream(true);
    start.environment().clear();
    start.environment().putAll(OF_LAMBDA);
    properties
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(variable -> start.environment().put(variable.getKey(), value(variable)));
    Process process = start.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains("started");
  }

  private static String value(Map.Entry<String, JsonNode> variable) {
    return variable.getValue().isTextual()
        ? variable.getValue().asText()
        : VALUES.getOrDefault(variable.getKey(), "https://aws.example/" + variable.getKey());
  }

  private static String classPath(String handler) throws IOException {
    String module =
        handler.startsWith("org.sealpost.") ? "functions/" + handler.split("\\.", 4)[2] : "console";
    Path target = SamTools.root().resolve(module).resolve("target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      SamTools.unavailable("no jars of " + module + ": run mvn package first");
    }
    return Stream.concat(jars(target), jars(target.resolve("lib")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar") && !name.endsWith("-tests.jar"))
          .toList()
          .stream();
    }
  }
}
