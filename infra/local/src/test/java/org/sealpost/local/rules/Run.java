package org.sealpost.local.rules;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/// One run of a command, as `./sealpost` makes it.
record Run(int status, String output, String errors) {
  static Run of(Object command, Object... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int index = 0; index < arguments.length; index++) {
      texts[index] = arguments[index].toString();
    }
    int status =
        new CommandLine(command)
            .setExecutionExceptionHandler(new CommandFailures())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(texts);
    return new Run(status, output.toString(), errors.toString());
  }

  static Path write(Path file, String content) throws java.io.IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.writeString(file, content);
  }
}
