package org.sealpost.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// pptx (ECMA-376 part 1, 19): what is written on each slide, numbered, in the order of the show.
/// Not: pictures, where it stands, notes.
final class Slides {
  private static final int MOST = 300;

  private Slides() {}

  static void write(PackedFile file, String main, Html html, Budget budget)
      throws XMLStreamException {
    Order order = new Order();
    Xml.read(file.part(main), budget, order);
    Map<String, String> targets = file.relationships(main);
    int number = 0;
    for (String relationship : order.slides) {
      if (html.isFull() || number == MOST) {
        html.incomplete();
        return;
      }
      number++;
      html.element("h3", Integer.toString(number));
      String part = targets.getOrDefault(relationship, "");
      if (part.startsWith("ppt/") && file.has(part)) {
        Xml.read(file.part(part), budget, new Slide(html));
      }
    }
  }

  private static final class Order implements Xml.Handler {
    private final List<String> slides = new ArrayList<>();

    @Override
    public void begin(String element, Xml.Attributes attributes) {
      if (element.equals("sldId")) {
        slides.add(attributes.relationship("id"));
      }
    }

    @Override
    public void end(String element) {}

    @Override
    public void text(String text) {}

    @Override
    public boolean hasEnough() {
      return slides.size() > MOST;
    }
  }

  private static final class Slide implements Xml.Handler {
    private final Html html;
    private final StringBuilder paragraph = new StringBuilder();
    private boolean isText;
    private boolean isTitle;
    private int cells;
    private int passedOver;

    Slide(Html html) {
      this.html = html;
    }

    @Override
    public boolean hasEnough() {
      return html.isFull();
    }

    @Override
    public void begin(String element, Xml.Attributes attributes) {
      if (passedOver > 0 || element.equals("Fallback")) {
        passedOver++;
        return;
      }
      switch (element) {
        case "sp" -> isTitle = false;
        case "ph" -> isTitle = List.of("title", "ctrTitle").contains(attributes.get("type"));
        case "tbl" -> html.open("table", "border=\"1\"");
        case "tr" -> html.open("tr");
        case "tc" -> {
          cells++;
          html.open("td");
        }
        case "p" -> paragraph.setLength(0);
        case "t" -> isText = true;
        case "br" -> paragraph.append(' ');
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
        case "t" -> isText = false;
        case "p" -> {
          if (!paragraph.toString().isBlank()) {
            html.element(isTitle && cells == 0 ? "h2" : "p", paragraph.toString());
          }
          paragraph.setLength(0);
        }
        case "tc" -> {
          cells--;
          html.close();
        }
        case "tr", "tbl" -> html.close();
        default -> {}
      }
    }

    @Override
    public void text(String text) {
      if (isText && passedOver == 0) {
        paragraph.append(text);
      }
    }
  }
}
