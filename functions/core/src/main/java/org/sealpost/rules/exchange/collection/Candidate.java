package org.sealpost.rules.exchange.collection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome.NotImported;
import org.sealpost.rules.exchange.parameter.RuleDraft;
import org.sealpost.rules.exchange.shell.Place;

/// A rule of a file on its way in: a draft, or the reason why there is none.
///
/// @param changes what is to be told about it
/// @param draft empty when it is refused
/// @param refused empty when there is a draft
record Candidate(
    String name,
    RuleId id,
    int line,
    Optional<Boolean> state,
    OptionalInt priority,
    List<String> changes,
    Optional<RuleDraft> draft,
    Optional<NotImported> refused) {
  Candidate {
    changes = List.copyOf(changes);
  }

  /// @param ordinal of the command, where one block holds several
  static Candidate drafted(FoundRule found, int ordinal, RuleDraft draft, List<String> remarks) {
    String name = draft.name().value();
    List<String> changes = new ArrayList<>(remarks);
    Optional<RuleId> given = ordinal == 0 ? given(found) : Optional.empty();
    if (ordinal == 0 && found.id().isPresent() && given.isEmpty()) {
      changes.add("its id is no GUID, so one was derived from its name");
    }
    if (ordinal == 0
        && !found.label().isBlank()
        && found.content() instanceof FoundRule.Content.Commands
        && !found.label().strip().equals(name)) {
      changes.add(
          "the file calls it '" + found.label().strip() + "'; the name in its command counts");
    }
    changes.addAll(draft.remarks());
    return new Candidate(
        name,
        given.orElseGet(() -> derived(name)),
        found.line(),
        found.state(),
        found.priority(),
        changes,
        Optional.of(draft),
        Optional.empty());
  }

  static Candidate refused(FoundRule found, String why, Optional<Place> place) {
    return new Candidate(
        found.label().strip(),
        given(found).orElseGet(() -> derived(found.label())),
        found.line(),
        found.state(),
        found.priority(),
        List.of(),
        Optional.empty(),
        Optional.of(new NotImported(why, place)));
  }

  Candidate refusedFor(String why) {
    return new Candidate(
        name,
        id,
        line,
        state,
        priority,
        List.of(),
        Optional.empty(),
        Optional.of(new NotImported(why, Optional.empty())));
  }

  private static Optional<RuleId> given(FoundRule found) {
    try {
      return found.id().map(id -> new RuleId(id.strip().replaceAll("[{}]", "")));
    } catch (IllegalArgumentException noGuid) {
      return Optional.empty();
    }
  }

  /// The same for the same name, so that a second import finds the rule again.
  private static RuleId derived(String name) {
    return RuleId.of(
        UUID.nameUUIDFromBytes(
            ("rule " + name.strip().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8)));
  }
}
