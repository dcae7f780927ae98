package org.sealpost.preview;

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
import org.sealpost.reading.preview.UnsafePreview;

/// RTF: its paragraphs, without what is hidden. Pictures and objects in it are not looked into.
final class RtfFile extends RtfListenerAdaptor {
  private static final int DEEPEST = 1_000;

  /// Groups that show no text.
  private static final Set<Command> TEXTLESS =
      EnumSet.of(
          Command.fonttbl,
          Command.colortbl,
          Command.stylesheet,
          Command.info,
          Command.pict,
          Command.object,
          Command.fldinst,
          Command.themedata,
          Command.colorschememapping,
          Command.datastore,
          Command.latentstyles,
          Command.listtable,
          Command.listoverridetable,
          Command.rsidtbl,
          Command.generator,
          Command.xmlnstbl,
          Command.header,
          Command.footer,
          Command.footnote,
          Command.htmltag);

  private final Html html;
  private final StringBuilder paragraph = new StringBuilder();
  private final Deque<Boolean> textless = new ArrayDeque<>();
  private boolean isTextless;

  private RtfFile(Html html) {
    this.html = html;
  }

  static UnsafePreview preview(byte[] file, Budget budget) throws IOException {
    Html html = new Html(budget);
    RtfFile reader = new RtfFile(html);
    try {
      new StandardRtfParser().parse(new RtfStreamSource(new ByteArrayInputStream(file)), reader);
    } catch (GivenUpException limit) {
      throw limit;
    } catch (IOException | RuntimeException broken) {
      html.incomplete();
    }
    reader.endParagraph();
    return html.preview();
  }

  @Override
  public void processGroupStart() {
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
    if (html.isFull()) {
      html.incomplete();
      throw new IllegalStateException("enough");
    }
    if (TEXTLESS.contains(command) || (command == Command.v && (!hasParameter || parameter != 0))) {
      isTextless = true;
    }
    switch (command) {
      case par, row, sect, page, nestrow -> endParagraph();
      case line -> processString("\n");
      case tab, cell, nestcell -> processString("\t");
      default -> {}
    }
  }

  @Override
  public void processString(String string) {
    if (!isTextless && paragraph.length() < 1_000_000) {
      paragraph.append(string);
    }
  }

  private void endParagraph() {
    if (!isTextless && !paragraph.toString().isBlank()) {
      html.element("p", paragraph.toString());
    }
    paragraph.setLength(0);
  }
}
