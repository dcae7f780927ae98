package org.sealpost.bench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Scope;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EditAction.SetHeader;
import org.sealpost.rules.action.ProtectionAction.ApplyRightsProtectionTemplate;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.HeaderPredicate.HeaderContainsWords;
import org.sealpost.rules.predicate.RecipientPredicate.RecipientDomainIs;
import org.sealpost.rules.predicate.RecipientPredicate.SentToScope;
import org.sealpost.rules.predicate.RulePredicate;
import org.sealpost.rules.predicate.SenderPredicate.From;
import org.sealpost.rules.predicate.TextPredicate.SubjectContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;

/// Rule sets as organizations have them, the same in every run: of ten rules, four look for words
/// in subject and body, two for patterns there, and one each for words in the subject, a header
/// field, domains of recipients, and a sender. Most match nothing, as most rules do.
public final class MadeRules {
  private static final String[] SYLLABLES = {
    "ka", "lo", "mer", "tan", "vi", "ro", "sel", "du", "pra", "ne", "gor", "fi", "bel", "ost", "um"
  };

  private final Random random;

  private MadeRules(Random random) {
    this.random = random;
  }

  public static RuleSet of(int count) {
    MadeRules made = new MadeRules(new Random(count));
    return new RuleSet(IntStream.range(0, count).mapToObj(made::rule).toList());
  }

  private MailFlowRule rule(int index) {
    return new MailFlowRule(
        RuleId.of(new UUID(0x5ea1_9057L << 32 | 0x4000, 0x8000_0000_0000_0000L | index)),
        new RuleName("Rule %d".formatted(index)),
        true,
        RuleProperties.DEFAULT,
        List.of(new SentToScope(Scope.OUTSIDE), condition(index % 10)),
        index % 5 == 0
            ? List.of(new SubjectContainsWords(List.of("[public]", word())))
            : List.<RulePredicate>of(),
        List.of(action(index)),
        List.of());
  }

  private RulePredicate condition(int kind) {
    return switch (kind) {
      case 0 -> new SubjectContainsWords(words(4));
      case 1, 2, 3, 4 -> new SubjectOrBodyContainsWords(words(3 + random.nextInt(10)));
      case 5, 6 ->
          new SubjectOrBodyMatchesPatterns(
              List.of(
                  new TextPattern("\\b%s[- ]?\\d{4,8}\\b".formatted(word())),
                  new TextPattern("%s (no|nr)\\.? \\d+".formatted(word()))));
      case 7 -> new HeaderContainsWords("X-Classification", words(2));
      case 8 ->
          new RecipientDomainIs(Set.of(new Domain(word() + ".example"), new Domain("b.example")));
      default -> new From(Set.of(EmailAddress.of(word() + "@contoso.example")));
    };
  }

  private RuleAction action(int index) {
    return index % 3 == 0
        ? new SetHeader("X-Rule", Integer.toString(index))
        : new ApplyRightsProtectionTemplate("Encrypt");
  }

  private List<String> words(int count) {
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      words.add(random.nextInt(4) == 0 ? word() + " " + word() : word());
    }
    return words;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int left = 3 + random.nextInt(2); left > 0; left--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }
}
