package org.sealpost.words;

import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The languages that we speak (ome.md 5.3), and which of them somebody wants.
///
/// Regions and scripts are matched as CLDR does (`LocaleMatcher` of ICU): `zh-TW` is Traditional
/// Chinese, `pt-AO` the Portuguese of Portugal, `no` Bokmål, `iw` Hebrew. Where we do not speak a
/// language, CLDR offers another that many of its speakers read as well: Russian for `be`, French
/// for `br`, Spanish for `qu`, Chinese for `bo`. Whether this very reader does, and likes to be
/// told so, nobody knows; their list usually names the next language itself. So such a match counts
/// only where both are written alike, and English it is otherwise. A script that somebody does not
/// read is no match either (`zh-Latn`, `kk-Latn`).
public final class Languages {
  /// In the order of their English names.
  public static final List<Locale> ALL =
      Stream.of(
              ("am ar eu bn bg ca zh-Hans zh-Hant hr cs da nl en et fil fi fr gl de el gu he hi hu"
                      + " is id it ja kn kk sw ko lv lt ms-BN ms ml mr nb nn or fa pl pt-BR pt-PT"
                      + " ro ru sr-Cyrl sr-Latn sk sl es sv ta te th tr uk ur vi cy")
                  .split(" "))
          .map(Locale::forLanguageTag)
          .toList();

  /// A header names a few languages; more is not worth reading.
  private static final int LONGEST = 300;

  /// Languages of other names that are written like one of ours: the Norwegian of old systems,
  /// Bosnian, spoken Arabic and spoken Chinese.
  private static final Set<String> WRITTEN_ALIKE =
      Set.of("no nb", "bs hr", "arz ar", "apc ar", "ary ar", "ars ar", "yue zh");

  private Languages() {}

  /// The first of a list as in `Accept-Language` (RFC 9110 12.5.4) or `Content-Language` (RFC 9110
  /// 8.5) that we speak, by its weights. Empty where we speak none of them. What is malformed in it
  /// is passed over; lists of more than 300 characters are not read.
  public static Optional<Locale> wanted(String list) {
    if (list.length() > LONGEST) {
      return Optional.empty();
    }
    return Stream.of(list.split(","))
        .flatMap(part -> Wish.parse(part).stream())
        .sorted(Comparator.comparingDouble((Wish wish) -> -wish.weight()))
        .flatMap(wish -> spoken(wish.language()).stream())
        .findFirst();
  }

  /// The one that has exactly this tag, as we write it.
  public static Optional<Locale> ofTag(String tag) {
    return ALL.stream().filter(one -> one.toLanguageTag().equals(tag)).findFirst();
  }

  /// The one of ours that a reader of `language` reads best; empty where there is none.
  public static Optional<Locale> spoken(Locale language) {
    if (ALL.contains(language)) {
      return Optional.of(language);
    }
    ULocale wish = ULocale.createCanonical(ULocale.forLocale(language));
    return Optional.ofNullable(Matcher.CLDR.getBestMatch(wish))
        .filter(found -> isReadBy(ULocale.addLikelySubtags(wish), ULocale.addLikelySubtags(found)))
        .map(ULocale::toLocale);
  }

  private static boolean isReadBy(ULocale wish, ULocale found) {
    return wish.getScript().equals(found.getScript())
        && (wish.getLanguage().equals(found.getLanguage())
            || WRITTEN_ALIKE.contains(wish.getLanguage() + " " + found.getLanguage()));
  }

  /// Made when the first list is read that names a language as we do not write it.
  private static final class Matcher {
    static final LocaleMatcher CLDR =
        LocaleMatcher.builder()
            .setSupportedULocales(ALL.stream().map(ULocale::forLocale).toList())
            .setNoDefaultLocale()
            .build();
  }

  /// A language and how much it is wanted, 1 the most.
  private record Wish(Locale language, double weight) {
    /// Empty when it is none, or one that is not wanted at all.
    static Optional<Wish> parse(String part) {
      String[] fields = part.strip().split(";", -1);
      try {
        Locale language = new Locale.Builder().setLanguageTag(fields[0].strip()).build();
        double weight = fields.length == 1 ? 1 : weight(fields[1].strip());
        return language.getLanguage().isEmpty() || !(weight > 0)
            ? Optional.empty()
            : Optional.of(new Wish(language, weight));
      } catch (IllformedLocaleException | NumberFormatException malformed) {
        return Optional.empty();
      }
    }

    private static double weight(String field) {
      if (!field.matches("[qQ]\\s*=\\s*[01](\\.\\d{0,3})?")) {
        throw new NumberFormatException("no weight");
      }
      return Double.parseDouble(field.substring(field.indexOf('=') + 1).strip());
    }
  }
}
