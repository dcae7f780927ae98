package org.sealpost.inspection.parsers;

import com.rtfparserkit.parser.RtfListenerAdaptor;
import com.rtfparserkit.parser.RtfStreamSource;
import com.rtfparserkit.parser.standard.StandardRtfParser;
import com.rtfparserkit.rtf.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/// RTF: all text, hidden text included. Objects in it (`\objdata`) are not looked into.
final class RtfFile extends RtfListenerAdaptor {
  private static final int DEEPEST = 10_000;

  /// Groups that hold no text.
  private static final Set<Command> TEXTLESS =
      EnumSet.of(
          Command.fonttbl,
          Command.colortbl,
          Command.stylesheet,
          Command.pict,
          Command.objdata,
          Command.objclass,
          Command.themedata,
          Command.colorschememapping,
          Command.datastore,
          Command.latentstyles,
          Command.listtable,
          Command.listoverridetable,
          Command.rsidtbl,
          Command.generator,
          Command.xmlnstbl,
          Command.htmltag);

  private final Look look;
  private final Deque<Boolean> textless = new ArrayDeque<>();
  private boolean isTextless;

  private RtfFile(Look look) {
    this.look = look;
  }

  static void read(byte[] file, Look look) throws IOException {
    new StandardRtfParser()
        .parse(new RtfStreamSource(new ByteArrayInputStream(file)), new RtfFile(look));
  }

  @Override
  public void processGroupStart() {
    look.budget().step();
    if (textless.size() > DEEPEST) {
      throw new IllegalArgumentException("nested too deeply");
    }
    textless.push(isTextless);
  }

  @Override
  public void processGroupEnd() {
    if (!textless.isEmpty()) {
      isTextless = textless.pop();
    }
  }

  @Override
  public void processCommand(
      Command command, int parameter, boolean hasParameter, boolean optional) {
    if (TEXTLESS.contains(command)) {
      isTextless = true;
    }
    switch (command) {
      case par, line, row, sect, page, nestrow -> processString("\n");
      case tab, cell, nestcell -> processString("\t");
      default -> look.budget().step();
    }
  }

  @Override
  public void processString(String string) {
    if (!isTextless) {
      look.text(string);
    }
  }
}
