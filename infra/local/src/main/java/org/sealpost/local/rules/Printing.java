package org.sealpost.local.rules;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command writes.
public final class Printing {
  private Printing() {}

  public static PrintWriter out(@Nullable CommandSpec spec) {
    return checked(spec).commandLine().getOut();
  }

  static PrintWriter err(@Nullable CommandSpec spec) {
    return checked(spec).commandLine().getErr();
  }

  private static CommandSpec checked(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("run by picocli only");
    }
    return spec;
  }
}
