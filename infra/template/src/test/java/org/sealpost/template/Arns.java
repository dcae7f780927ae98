package org.sealpost.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Turns what a policy says with intrinsic functions into the text it will have, with logical ids
/// in the place of generated names. A function it does not know is an error, never a guess.
record Arns(Template template) {
  private static final String PLACE = "eu-central-1:123456789012";
  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::Region", "eu-central-1",
          "AWS::AccountId", "123456789012",
          "AWS::StackName", "sealpost",
          "AWS::URLSuffix", "amazonaws.com");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  String of(String resource) {
    return switch (template.type(resource)) {
      case "AWS::KMS::Key" -> "arn:aws:kms:" + PLACE + ":key/" + resource;
      case "AWS::S3::Bucket" -> "arn:aws:s3:::" + resource;
      case "AWS::DynamoDB::Table" -> "arn:aws:dynamodb:" + PLACE + ":table/" + resource;
      case "AWS::SQS::Queue" -> "arn:aws:sqs:" + PLACE + ":" + resource;
      case "AWS::Lambda::Function" -> "arn:aws:lambda:" + PLACE + ":function:" + resource;
      case "AWS::Logs::LogGroup" -> "arn:aws:logs:" + PLACE + ":log-group:" + resource + ":*";
      case "AWS::SecretsManager::Secret" -> "arn:aws:secretsmanager:" + PLACE + ":" + resource;
      case "AWS::IAM::Role" -> "arn:aws:iam::123456789012:role/" + resource;
      default -> throw new IllegalArgumentException("no ARN known for " + resource);
    };
  }

  /// Every text a value may become: a list gives its members, a condition both of its branches.
  List<String> texts(JsonNode value) {
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.forEach(member -> all.addAll(texts(member)));
      return all;
    }
    if (value.isValueNode()) {
      return List.of(value.asText());
    }
    if (value.size() != 1) {
      throw new IllegalArgumentException("cannot read " + value);
    }
    String function = value.fieldNames().next();
    JsonNode argument = value.get(function);
    return switch (function) {
      case "Ref" -> List.of(ref(argument.asText()));
      case "Fn::GetAtt" -> List.of(attribute(argument.path(0).asText(), argument.path(1).asText()));
      case "Fn::Sub" -> List.of(substituted(argument));
      case "Fn::Join" -> List.of(String.join(argument.path(0).asText(), texts(argument.path(1))));
      case "Fn::Split" ->
          List.of(text(argument.path(1)).split(Pattern.quote(argument.path(0).asText()), -1));
      case "Fn::If" ->
          Stream.of(argument.path(1), argument.path(2))
              .flatMap(branch -> texts(branch).stream())
              .toList();
      default -> throw new IllegalArgumentException("cannot read " + value);
    };
  }

  String text(JsonNode value) {
    List<String> texts = texts(value);
    if (texts.size() != 1) {
      throw new IllegalArgumentException("not one text: " + value);
    }
    return texts.getFirst();
  }

  private String ref(String name) {
    if (PSEUDO_PARAMETERS.containsKey(name)) {
      return PSEUDO_PARAMETERS.get(name);
    }
    // A secret's Ref is its ARN; most others' is their name.
    return switch (template.type(name)) {
      case "AWS::SecretsManager::Secret" -> of(name);
      case "" -> "<" + name + ">";
      default -> name;
    };
  }

  private String attribute(String resource, String attribute) {
    return attribute.equals("Arn") ? of(resource) : resource + "." + attribute;
  }

  private String substituted(JsonNode argument) {
    JsonNode variables = argument.path(1);
    return VARIABLE
        .matcher(argument.isArray() ? argument.path(0).asText() : argument.asText())
        .replaceAll(
            match -> {
              String name = match.group(1);
              int dot = name.indexOf('.');
              String text;
              if (variables.has(name)) {
                text = text(variables.get(name));
              } else if (dot > 0) {
                text = attribute(name.substring(0, dot), name.substring(dot + 1));
              } else {
                text = ref(name);
              }
              return Matcher.quoteReplacement(text);
            });
  }
}
