package org.sealpost.preview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// The first pages of a PDF's tree of pages (ISO 32000-1, 7.7.3), which may have a million of them,
/// or go round in circles. PDFBox would load all of a node's pages to find one.
///
/// @param shown with what they inherit
/// @param all as many as there are, or as the tree says that there are if it was not walked to its
///     end
record PdfPages(List<COSDictionary> shown, int all) {
  private static final List<COSName> INHERITED =
      List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

  static PdfPages of(PDDocument document, Budget budget) {
    COSDictionary root =
        Optional.ofNullable(
                document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES))
            .orElseGet(COSDictionary::new);
    List<COSDictionary> shown = new ArrayList<>();
    Set<COSDictionary> known = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> nodes = new ArrayDeque<>();
    nodes.push(Node.of(root, Map.of()));
    while (!nodes.isEmpty() && shown.size() < budget.limits().pages()) {
      budget.member();
      Node node = nodes.peek();
      Optional<COSDictionary> next = node.next();
      if (next.isEmpty()) {
        nodes.pop();
      } else if (next.get().getCOSArray(COSName.KIDS) == null) {
        shown.add(node.completed(next.get()));
      } else if (known.add(next.get())) {
        nodes.push(Node.of(next.get(), node.inherited()));
      }
    }
    boolean isWhole = nodes.isEmpty();
    int said = root.getInt(COSName.COUNT, 0);
    return new PdfPages(shown, isWhole ? shown.size() : Math.max(shown.size(), said));
  }

  /// Leaves the document with this page and no other.
  void alone(PDDocument document, int page) {
    COSArray kids = new COSArray();
    kids.add(shown.get(page));
    COSDictionary root = new COSDictionary();
    root.setItem(COSName.TYPE, COSName.PAGES);
    root.setItem(COSName.KIDS, kids);
    root.setInt(COSName.COUNT, 1);
    shown.get(page).setItem(COSName.TYPE, COSName.PAGE);
    shown.get(page).setItem(COSName.PARENT, root);
    document.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, root);
  }

  private static final class Node {
    private final COSArray kids;
    private final Map<COSName, COSBase> inherited;
    private int at;

    private Node(COSArray kids, Map<COSName, COSBase> inherited) {
      this.kids = kids;
      this.inherited = inherited;
    }

    static Node of(COSDictionary node, Map<COSName, COSBase> fromAbove) {
      Map<COSName, COSBase> inherited = new LinkedHashMap<>(fromAbove);
      for (COSName name : INHERITED) {
        Optional.ofNullable(node.getItem(name)).ifPresent(value -> inherited.put(name, value));
      }
      return new Node(
          Optional.ofNullable(node.getCOSArray(COSName.KIDS)).orElseGet(COSArray::new), inherited);
    }

    Map<COSName, COSBase> inherited() {
      return inherited;
    }

    /// Passes over what is no page at all.
    Optional<COSDictionary> next() {
      while (at < kids.size()) {
        if (kids.getObject(at++) instanceof COSDictionary kid) {
          return Optional.of(kid);
        }
      }
      return Optional.empty();
    }

    COSDictionary completed(COSDictionary page) {
      inherited.forEach(
          (name, value) -> {
            if (page.getItem(name) == null) {
              page.setItem(name, value);
            }
          });
      return new PDPage(page).getCOSObject();
    }
  }
}
