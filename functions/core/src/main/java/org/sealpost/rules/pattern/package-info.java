/// Regular expressions as admins of Exchange write them (.NET syntax), on java.util.regex and under
/// a budget (door: [org.sealpost.rules.pattern.TextPattern]).
///
/// A pattern is parsed (`DotNetParser`), written for Java (`JavaRegexWriter`), refused when some
/// text would keep it busy for ever (`Ambiguity` by proof, `Trial` by experiment), and run over a
/// text that counts how often it is looked at (`BudgetedText`).
@NullMarked
package org.sealpost.rules.pattern;

import org.jspecify.annotations.NullMarked;
