package org.sealpost.administration;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;

/// A line of a text that was changed.
public record DifferenceLine(Kind kind, String text) {
  /// In which of both texts the line is.
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /// Both texts as one, with all lines that are the same.
  static List<DifferenceLine> between(List<String> before, List<String> after) {
    List<DifferenceLine> lines = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
      if (delta.getType() == DeltaType.EQUAL) {
        add(Kind.SAME, delta.getSource().getLines(), lines);
      } else {
        add(Kind.REMOVED, delta.getSource().getLines(), lines);
        add(Kind.ADDED, delta.getTarget().getLines(), lines);
      }
    }
    return lines;
  }

  private static void add(Kind kind, List<String> texts, List<DifferenceLine> lines) {
    texts.forEach(text -> lines.add(new DifferenceLine(kind, text)));
  }
}
