package org.sealpost.local.rules;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says in one sentence why a command failed.
public final class CommandFailures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (!(failure instanceof CommandFailedException known)) {
      throw failure;
    }
    PrintWriter err = command.getErr();
    err.println("sealpost: " + Shown.lines(String.valueOf(known.getMessage())));
    err.flush();
    return known.exitCode();
  }
}
