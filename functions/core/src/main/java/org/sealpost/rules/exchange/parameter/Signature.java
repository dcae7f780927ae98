package org.sealpost.rules.exchange.parameter;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The parameters that a command has.
///
/// @param switches those that need no value
/// @param positional what a value without a name is for
public record Signature(List<String> parameters, Set<String> switches, String positional) {
  public static final String IDENTITY = "Identity";
  public static final String WHAT_IF = "WhatIf";
  private static final Set<String> SWITCHES = Set.of(WHAT_IF, "Confirm", "Verbose", "Debug");
  private static final String MODE = "Mode";

  public static final Signature NEW =
      of(ExchangeParameters.NAME, ExchangeParameters.list().stream().map(ExchangeParameter::name));
  public static final Signature SET =
      of(
          IDENTITY,
          Stream.concat(
              Stream.of(IDENTITY),
              ExchangeParameters.list().stream()
                  .map(ExchangeParameter::name)
                  .filter(name -> !name.equals(ExchangeParameters.ENABLED))));
  public static final Signature GET = of(IDENTITY, Stream.of(IDENTITY, "State", "ResultSize"));
  public static final Signature REMOVE = of(IDENTITY, Stream.of(IDENTITY));
  public static final Signature ENABLE = of(IDENTITY, Stream.of(IDENTITY, MODE));
  public static final Signature DISABLE = of(IDENTITY, Stream.of(IDENTITY));
  public static final Signature LIST = of("Name", Stream.of("Name"));

  public Signature {
    parameters = List.copyOf(parameters);
    switches = Set.copyOf(switches);
  }

  private static Signature of(String positional, Stream<String> parameters) {
    return new Signature(
        Stream.concat(parameters, SWITCHES.stream().sorted()).toList(), SWITCHES, positional);
  }
}
