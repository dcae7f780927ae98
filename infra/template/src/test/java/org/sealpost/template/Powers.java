package org.sealpost.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Everything the template allows: the roles' own policies and the policies of keys, buckets and
/// secrets. Deny statements are left out, so the answer errs on the side of power.
///
/// The account itself, which a key's policy names so that roles' policies count, is nobody here.
record Powers(Template template, List<Power> all) {
  /// Ways to give power that we do not use, and that this reading would miss.
  private static final Set<String> UNREAD =
      Set.of(
          "AWS::IAM::Policy",
          "AWS::IAM::RolePolicy",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::User",
          "AWS::IAM::UserPolicy",
          "AWS::IAM::Group",
          "AWS::IAM::GroupPolicy",
          "AWS::SNS::TopicPolicy",
          "AWS::S3::AccessPoint",
          "AWS::Serverless::Connector");
  private static final Set<String> UNREAD_IN_STATEMENTS =
      Set.of("NotAction", "NotResource", "NotPrincipal");

  Powers {
    all = List.copyOf(all);
  }

  static Powers of(Template template) {
    for (String type : UNREAD) {
      if (!template.ofType(type).isEmpty()) {
        throw new IllegalStateException(type + " is not read here: write policies into the role");
      }
    }
    Arns arns = new Arns(template);
    List<Power> all = new ArrayList<>();
    template
        .ofType("AWS::IAM::Role")
        .forEach(
            (role, properties) -> {
              if (properties.has("ManagedPolicyArns")) {
                throw new IllegalStateException(role + " takes policies that are not written here");
              }
              for (JsonNode policy : properties.path("Policies")) {
                for (JsonNode statement : allowing(policy.path("PolicyDocument"))) {
                  all.add(
                      power(arns, role, role, statement, arns.texts(statement.path("Resource"))));
                }
              }
            });
    template
        .ofType("AWS::KMS::Key")
        .forEach(
            (key, properties) ->
                // In a key's policy, the resource * is the key.
                addForPrincipals(
                    all, arns, key, properties.path("KeyPolicy"), List.of(arns.of(key))));
    template
        .ofType("AWS::S3::BucketPolicy")
        .forEach(
            (policy, properties) ->
                addForPrincipals(all, arns, policy, properties.path("PolicyDocument"), List.of()));
    template
        .ofType("AWS::SQS::QueuePolicy")
        .forEach(
            (policy, properties) ->
                addForPrincipals(all, arns, policy, properties.path("PolicyDocument"), List.of()));
    template
        .ofType("AWS::SecretsManager::ResourcePolicy")
        .forEach(
            (policy, properties) ->
                addForPrincipals(all, arns, policy, properties.path("ResourcePolicy"), List.of()));
    return new Powers(template, all);
  }

  /// Who may do this, sorted. Both arguments may have wildcards: then, who may do any of it.
  Set<String> whoMay(String action, String resource) {
    Set<String> principals = new TreeSet<>();
    all.stream()
        .filter(power -> power.covers(action, resource))
        .forEach(power -> principals.add(power.principal()));
    return principals;
  }

  List<Power> of(String principal) {
    return all.stream().filter(power -> power.principal().equals(principal)).toList();
  }

  private static void addForPrincipals(
      List<Power> all, Arns arns, String where, JsonNode document, List<String> itself) {
    for (JsonNode statement : allowing(document)) {
      List<String> resources = itself.isEmpty() ? arns.texts(statement.path("Resource")) : itself;
      for (String principal : principals(arns, statement.path("Principal"))) {
        all.add(power(arns, principal, where, statement, resources));
      }
    }
  }

  private static List<String> principals(Arns arns, JsonNode principal) {
    if (principal.isTextual()) {
      return List.of(principal.asText());
    }
    List<String> named = new ArrayList<>();
    for (JsonNode member : principal) {
      for (String name : arns.texts(member)) {
        if (!name.endsWith(":root")) {
          named.add(name.startsWith("arn:") ? name.substring(name.indexOf('/') + 1) : name);
        }
      }
    }
    return named;
  }

  private static Power power(
      Arns arns, String principal, String where, JsonNode statement, List<String> resources) {
    for (String key : UNREAD_IN_STATEMENTS) {
      if (statement.has(key)) {
        throw new IllegalStateException(where + ": " + key + " gives whatever it forgets to name");
      }
    }
    return new Power(
        principal,
        where,
        statement.path("Sid").asText(),
        arns.texts(statement.path("Action")),
        resources,
        statement.path("Condition"));
  }

  private static List<JsonNode> allowing(JsonNode document) {
    List<JsonNode> statements = new ArrayList<>();
    document.path("Statement").forEach(statement -> addBranches(statements, statement));
    return statements.stream()
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .toList();
  }

  /// A statement under a condition of the template is a power in either case.
  private static void addBranches(List<JsonNode> statements, JsonNode statement) {
    JsonNode condition = statement.path("Fn::If");
    if (condition.isArray()) {
      addBranches(statements, condition.path(1));
      addBranches(statements, condition.path(2));
    } else {
      statements.add(statement);
    }
  }
}
