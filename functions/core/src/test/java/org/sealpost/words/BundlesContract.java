package org.sealpost.words;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds of every folder of texts, in every language that it has.
@SuppressWarnings("JUnitMalformedDeclaration")
public interface BundlesContract {
  TextFiles files();

  @Test
  default void everyFileShouldBeOfALanguageThatWeSpeak() {
    assertThat(files().tags())
        .allSatisfy(tag -> assertThat(Languages.ofTag(tag)).as(tag).isPresent());
  }

  @TestFactory
  default Stream<DynamicTest> everyLanguageShouldSayWhatEnglishSays() {
    return each(
        (subject, language) -> {
          Map<String, String> english = files().english(subject);
          Map<String, String> texts = files().texts(subject, language);

          assertThat(texts.keySet()).isEqualTo(english.keySet());
          assertThat(texts)
              .allSatisfy(
                  (key, text) ->
                      assertThat(places(text))
                          .as(key)
                          .isEqualTo(places(english.getOrDefault(key, ""))));
        });
  }

  /// An apostrophe of ASCII would swallow what follows it, and looks like a typewriter.
  @TestFactory
  default Stream<DynamicTest> everyTextShouldBeAPatternOfIcu() {
    return each(
        (subject, language) ->
            assertThat(files().texts(subject, language))
                .allSatisfy(
                    (key, text) -> {
                      assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
                      assertThat(text).as(key).doesNotContain("'", "\ufffd");
                      assertThat(text).as(key).doesNotContainPattern("[\u2066-\u2069]");
                      assertThatCode(() -> new MessageFormat(text, ULocale.forLocale(language)))
                          .as(key)
                          .doesNotThrowAnyException();
                    }));
  }

  /// Those that a number below a thousand can ask for are there, and none that no number asks for.
  @TestFactory
  default Stream<DynamicTest> everyPluralShouldHaveTheFormsOfItsLanguage() {
    return each(
        (subject, language) -> {
          PluralRules rules = PluralRules.forLocale(language);
          Set<String> needed =
              IntStream.range(0, 1000)
                  .mapToObj(number -> rules.select(number))
                  .collect(toCollection(TreeSet::new));
          needed.add("other");

          assertThat(files().texts(subject, language))
              .allSatisfy(
                  (key, text) -> {
                    Map<Integer, Set<String>> plurals = plurals(text);
                    assertThat(plurals.values())
                        .as(key)
                        .allSatisfy(
                            forms ->
                                assertThat(forms)
                                    .containsAll(needed)
                                    .isSubsetOf(withExactNumbers(rules.getKeywords(), forms)));
                  });
        });
  }

  /// Nothing is left in English by omission; what happens to be the same is listed.
  @TestFactory
  default Stream<DynamicTest> everyLanguageShouldUseItsOwnWords() {
    return each(
        (subject, language) -> {
          Map<String, String> english = files().english(subject);
          if (!language.equals(Locale.ENGLISH)) {
            assertThat(files().texts(subject, language))
                .allSatisfy(
                    (key, text) -> {
                      if (!files().maySayEnglish(subject, key, language)) {
                        assertThat(text).as(subject + "." + key).isNotEqualTo(english.get(key));
                      }
                    });
          }
        });
  }

  /// Zero, one, two, few and many: the forms of a pattern are all asked for.
  @TestFactory
  default Stream<DynamicTest> everyTextShouldTakeEveryNumber() {
    return each(
        (subject, language) ->
            assertThat(files().texts(subject, language))
                .allSatisfy(
                    (key, text) -> {
                      for (int number : new int[] {0, 1, 2, 5, 11, 22, 1234}) {
                        assertThat(
                                new MessageFormat(text, ULocale.forLocale(language))
                                    .format(new Object[] {number, number, number}))
                            .as(key)
                            .isNotBlank()
                            .doesNotContain("{", "}");
                      }
                    }));
  }

  /// Each subject in each language that has any file.
  private Stream<DynamicTest> each(Check check) {
    return files().languages().stream()
        .flatMap(
            language ->
                files().subjects().stream()
                    .map(
                        subject ->
                            DynamicTest.dynamicTest(
                                language.toLanguageTag() + " " + subject,
                                () -> check.of(subject, language))));
  }

  /// Which values a pattern speaks of, and as what.
  private static Set<String> places(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> places = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_START) {
        places.add(pattern.getSubstring(pattern.getPart(i + 1)) + " " + part.getArgType());
      }
    }
    return places;
  }

  private static Map<Integer, Set<String>> plurals(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Map<Integer, Set<String>> plurals = new TreeMap<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      if (pattern.getPart(i).getType() == Part.Type.ARG_START
          && pattern.getPart(i).getArgType() == ArgType.PLURAL) {
        plurals.put(i, forms(pattern, i));
      }
    }
    return plurals;
  }

  private static Set<String> forms(MessagePattern pattern, int start) {
    Set<String> forms = new TreeSet<>();
    int end = pattern.getLimitPartIndex(start);
    for (int i = start + 1; i < end; i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_SELECTOR) {
        forms.add(pattern.getSubstring(part));
      } else if (part.getType() == Part.Type.MSG_START) {
        i = pattern.getLimitPartIndex(i);
      }
    }
    return forms;
  }

  private static Set<String> withExactNumbers(Set<String> keywords, Set<String> forms) {
    Set<String> allowed = new TreeSet<>(keywords);
    forms.stream().filter(form -> form.startsWith("=")).forEach(allowed::add);
    return allowed;
  }

  /// Looks at one file.
  interface Check {
    void of(String subject, Locale language);
  }
}
