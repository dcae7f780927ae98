package org.sealpost.local.rules;

import java.io.PrintWriter;

/// A bar that grows on a terminal; nothing is written to anything else. Our own: libraries for it
/// bring a terminal library that is larger than the rest of the command.
final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;

  private final PrintWriter terminal;
  private final boolean shown;
  private int drawnPermille = -1;

  private Progress(PrintWriter terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  /// @param shown whether it is a terminal
  static Progress on(PrintWriter terminal, boolean shown) {
    return new Progress(terminal, shown);
  }

  /// Whether errors go to a terminal, as `./sealpost` has found out.
  static boolean isTerminal() {
    return Boolean.getBoolean("sealpost.terminal");
  }

  /// @param part 0 to 1
  void advance(double part, long mails) {
    int permille = (int) Math.clamp(Math.round(part * 1000), 0L, 1000L);
    if (!shown || permille == drawnPermille) {
      return;
    }
    drawnPermille = permille;
    int full = permille * WIDTH / 1000;
    terminal.printf(
        "\r[%s%s] %3d %%  %,d mails",
        "#".repeat(full), " ".repeat(WIDTH - full), permille / 10, mails);
    terminal.flush();
  }

  /// Takes the bar away, so that what follows begins at the start of a line.
  void clear() {
    if (shown && drawnPermille >= 0) {
      terminal.print("\r" + " ".repeat(WIDTH + 30) + "\r");
      terminal.flush();
      drawnPermille = -1;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
