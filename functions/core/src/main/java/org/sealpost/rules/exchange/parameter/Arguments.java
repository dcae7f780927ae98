package org.sealpost.rules.exchange.parameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.rules.exchange.shell.ShellValue;

/// The parameters of one rule, in the order in which they were given.
///
/// @param given by their names as Exchange spells them: see [ExchangeParameters#named]
public record Arguments(Map<String, Given> given) {
  public Arguments {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  public Optional<Given> find(String name) {
    return Optional.ofNullable(given.get(name));
  }

  /// These, with others in their place or after them.
  public Arguments overlaid(Arguments others) {
    Map<String, Given> all = new LinkedHashMap<>(given);
    all.putAll(others.given);
    return new Arguments(all);
  }

  public Arguments with(String name, ShellValue value) {
    return overlaid(new Arguments(Map.of(name, Given.of(value))));
  }
}
