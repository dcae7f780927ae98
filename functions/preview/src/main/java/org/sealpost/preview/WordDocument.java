package org.sealpost.preview;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/// docx (ECMA-376 part 1, 17) as it reads: headings, paragraphs, lists, tables, bold, italic,
/// underlined and struck text. Not: pictures, colours, fonts, notes, what is hidden or was deleted.
final class WordDocument implements Xml.Handler {
  private static final Pattern HEADING =
      Pattern.compile("heading ([1-9])", Pattern.CASE_INSENSITIVE);

  private static final int MOST_LEVELS = 9;

  /// Alternatives for programs that do not know the first (part 3, 9), deleted text, and what is no
  /// text of the page.
  private static final Set<String> PASSED_OVER =
      Set.of(
          "Fallback", "del", "moveFrom", "instrText", "rPrChange", "pPrChange", "sectPr", "rubyPr");

  private static final Map<String, String> STYLES =
      Map.of("b", "b", "i", "i", "u", "u", "strike", "s");

  private final Map<String, Integer> headings;
  private final Html html;
  private final Deque<String> lists = new ArrayDeque<>();
  private final Deque<Integer> tableLists = new ArrayDeque<>();
  private final Set<String> runStyles = new HashSet<>();
  private int passedOver;
  private int paragraphs;
  private boolean isText;
  private boolean isHidden;
  private boolean isRunProperties;
  private String styleId = "";
  private String alignment = "";
  private int listLevel = -1;
  private boolean isParagraphOpen;
  private boolean isListItem;

  private WordDocument(Map<String, Integer> headings, Html html) {
    this.headings = headings;
    this.html = html;
  }

  static void write(PackedFile file, String main, Html html, Budget budget)
      throws XMLStreamException {
    WordDocument document = new WordDocument(headings(file, budget), html);
    Xml.read(file.part(main), budget, document);
    if (html.isFull()) {
      html.incomplete();
    }
  }

  /// Levels of headings by the id of their style: names of styles are English in any language.
  private static Map<String, Integer> headings(PackedFile file, Budget budget) {
    Map<String, Integer> headings = new HashMap<>();
    if (!file.has("word/styles.xml")) {
      return headings;
    }
    try {
      Xml.read(file.part("word/styles.xml"), budget, new Styles(headings));
    } catch (XMLStreamException broken) {
      return headings;
    }
    return headings;
  }

  @Override
  public boolean hasEnough() {
    return html.isFull();
  }

  @Override
  public void begin(String element, Xml.Attributes attributes) {
    if (passedOver > 0 || PASSED_OVER.contains(element)) {
      passedOver++;
      return;
    }
    switch (element) {
      case "p" -> beginParagraph();
      case "pStyle" -> styleId = attributes.get("val");
      case "jc" -> alignment = attributes.get("val");
      case "ilvl" -> listLevel = Math.clamp(attributes.number("val", 0), 0, MOST_LEVELS - 1);
      case "numId" -> listLevel = attributes.get("val").equals("0") ? -1 : Math.max(listLevel, 0);
      case "r" -> {
        runStyles.clear();
        isHidden = false;
      }
      case "rPr" -> isRunProperties = true;
      case "b", "i", "u", "strike" -> {
        String value = attributes.get("val");
        if (isRunProperties && !Set.of("0", "false", "none", "off").contains(value)) {
          runStyles.add(STYLES.getOrDefault(element, "b"));
        }
      }
      case "vanish" -> isHidden = isRunProperties && !attributes.get("val").equals("0");
      case "t" -> isText = true;
      case "tab" -> run("\t");
      case "noBreakHyphen" -> run("-");
      case "br", "cr" -> {
        if (paragraphs > 0) {
          openParagraph();
          html.lineBreak();
        }
      }
      case "tbl" -> {
        closeLists(tableLists.isEmpty() ? 0 : tableLists.peek());
        tableLists.push(lists.size());
        html.open("table", "border=\"1\"");
      }
      case "tr" -> html.open("tr");
      case "tc" -> html.open("td");
      default -> {}
    }
  }

  @Override
  public void end(String element) {
    if (passedOver > 0) {
      passedOver--;
      return;
    }
    switch (element) {
      case "p" -> endParagraph();
      case "rPr" -> isRunProperties = false;
      case "t" -> isText = false;
      case "tc" -> {
        closeLists(tableLists.isEmpty() ? 0 : tableLists.peek());
        html.close();
      }
      case "tr" -> html.close();
      case "tbl" -> {
        html.close();
        if (!tableLists.isEmpty()) {
          tableLists.pop();
        }
      }
      case "body" -> closeLists(0);
      default -> {}
    }
  }

  @Override
  public void text(String text) {
    if (isText && passedOver == 0) {
      run(text);
    }
  }

  private void run(String text) {
    if (isHidden || paragraphs == 0) {
      return;
    }
    openParagraph();
    runStyles.forEach(html::open);
    html.text(text);
    runStyles.forEach(_ -> html.close());
  }

  /// Text boxes have paragraphs within a paragraph: those are lines of it.
  private void beginParagraph() {
    if (paragraphs++ > 0) {
      openParagraph();
      html.lineBreak();
      return;
    }
    styleId = "";
    alignment = "";
    listLevel = -1;
    runStyles.clear();
  }

  /// Not before its first text: its properties stand in front of it.
  private void openParagraph() {
    if (isParagraphOpen) {
      return;
    }
    isParagraphOpen = true;
    int outer = tableLists.isEmpty() ? 0 : tableLists.peek();
    isListItem = listLevel >= 0;
    if (isListItem) {
      int wanted = outer + listLevel + 1;
      closeLists(wanted);
      while (lists.size() < wanted) {
        lists.push("ul");
        html.open("ul");
      }
      html.open("li");
      return;
    }
    closeLists(outer);
    int level = headings.getOrDefault(styleId, 0);
    String tag = level == 0 ? "p" : "h" + Math.min(level, 6);
    switch (alignment) {
      case "center" -> html.open(tag, "align=\"center\"");
      case "right", "end" -> html.open(tag, "align=\"right\"");
      default -> html.open(tag);
    }
  }

  private void closeLists(int left) {
    while (lists.size() > left) {
      lists.pop();
      html.close();
    }
  }

  private void endParagraph() {
    if (--paragraphs > 0) {
      return;
    }
    paragraphs = 0;
    if (isParagraphOpen) {
      html.close();
    }
    isParagraphOpen = false;
  }

  private static final class Styles implements Xml.Handler {
    private final Map<String, Integer> headings;
    private String id = "";

    Styles(Map<String, Integer> headings) {
      this.headings = headings;
    }

    @Override
    public void begin(String element, Xml.Attributes attributes) {
      switch (element) {
        case "style" -> id = attributes.get("styleId");
        case "name" -> {
          String name = attributes.get("val").toLowerCase(Locale.ROOT);
          Matcher heading = HEADING.matcher(name);
          if (heading.matches()) {
            headings.put(id, Integer.parseInt(heading.group(1)));
          } else if (name.equals("title")) {
            headings.put(id, 1);
          }
        }
        case "outlineLvl" -> {
          int level = attributes.number("val", 9);
          if (level >= 0 && level < 9) {
            headings.putIfAbsent(id, level + 1);
          }
        }
        default -> {}
      }
    }

    @Override
    public void end(String element) {}

    @Override
    public void text(String text) {}
  }
}
