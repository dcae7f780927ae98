package org.sealpost.administration;

import static org.sealpost.protection.template.TemplateStatus.ARCHIVED;
import static org.sealpost.protection.template.TemplateStatus.PUBLISHED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.administration.TemplateUse.Named;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.RuleSet;

/// What keeps a change of the protection settings from being saved. A template that is used stays:
/// mail that a rule protects with a template that is gone would wait for ever.
///
/// @param rules in force
record SettingsReview(ProtectionSettings before, ProtectionSettings after, RuleSet rules) {

  /// Sentences for people; empty when it may be saved.
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    before.ownTemplates().forEach(template -> ofTemplate(template).ifPresent(problems::add));
    TemplateUse.named(after.senderControls()).flatMap(this::ofControl).forEach(problems::add);
    return problems;
  }

  private Optional<String> ofTemplate(ProtectionTemplate old) {
    Optional<ProtectionTemplate> now = own(after, old.name());
    TemplateUse use = TemplateUse.of(old.name(), rules, after.senderControls());
    if (now.isEmpty()) {
      return deleted(old, use);
    }
    boolean isArchivedNow = old.status() == PUBLISHED && now.get().status() == ARCHIVED;
    return isArchivedNow && use.enabled().isUsed()
        ? Optional.of(archived(old, use))
        : Optional.empty();
  }

  private Optional<String> deleted(ProtectionTemplate old, TemplateUse use) {
    String deleting =
        "The template “"
            + old.name()
            + "” cannot be deleted"
            + (isAnyNew() ? " (to rename a template is to delete it and to make another)" : "");
    if (use.isUsed()) {
      return Optional.of(
          deleting
              + ": "
              + use.words()
              + " would protect with a template that is not there, and their mail would wait."
              + " Name another template there first.");
    }
    if (old.status() == PUBLISHED) {
      return Optional.of(
          deleting
              + " while it is published: somebody may be about to choose it. Archive it first, and"
              + " delete it then.");
    }
    return Optional.empty();
  }

  private static String archived(ProtectionTemplate old, TemplateUse use) {
    return "The template “"
        + old.name()
        + "” cannot be archived: "
        + use.enabled().words()
        + " would go on protecting with it, though nobody could choose it anew. Name another"
        + " template there, or disable the rule, first.";
  }

  private Stream<String> ofControl(Named asked) {
    Optional<ProtectionTemplate> template = after.templates().named(asked.template());
    if (template.isEmpty()) {
      return Stream.of(
          "By "
              + asked.by()
              + " senders would ask for the template “"
              + asked.template()
              + "”, which there is not. Choose one of: "
              + names()
              + ".");
    }
    // One that was archived with this very change is told of above.
    boolean wasArchived =
        own(before, asked.template()).map(old -> old.status() == ARCHIVED).orElse(true);
    return template.get().status() == ARCHIVED && wasArchived
        ? Stream.of(
            "By "
                + asked.by()
                + " senders would ask for the template “"
                + template.get().name()
                + "”, which is archived: nobody is to choose it anew. Publish it, or choose"
                + " another.")
        : Stream.empty();
  }

  private String names() {
    return String.join(
        ", ",
        after.templates().all().stream()
            .filter(template -> template.status() == PUBLISHED)
            .map(ProtectionTemplate::name)
            .limit(20)
            .toList());
  }

  private boolean isAnyNew() {
    return after.ownTemplates().stream().anyMatch(one -> own(before, one.name()).isEmpty());
  }

  private static Optional<ProtectionTemplate> own(ProtectionSettings settings, String name) {
    return ProtectionTemplates.BUILT_IN.named(name).isPresent()
        ? Optional.empty()
        : settings.templates().named(name);
  }
}
