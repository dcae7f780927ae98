package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.util.Optional;
import org.apache.poi.hpsf.CustomProperties;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.HPSFException;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.jspecify.annotations.Nullable;

/// Properties of an OLE2 document (MS-OLEPS).
final class SummaryProperties {
  private SummaryProperties() {}

  static void read(DirectoryNode storage, Look look) {
    read(storage, SummaryInformation.DEFAULT_STREAM_NAME, look);
    read(storage, DocumentSummaryInformation.DEFAULT_STREAM_NAME, look);
  }

  private static void read(DirectoryNode storage, String stream, Look look) {
    if (!storage.hasEntryCaseInsensitive(stream)) {
      return;
    }
    try {
      PropertySet properties = PropertySetFactory.create(storage, stream);
      switch (properties) {
        case SummaryInformation summary -> summary(summary, look);
        case DocumentSummaryInformation summary -> documentSummary(summary, look);
        case null, default -> look.incomplete();
      }
    } catch (IOException | HPSFException | RuntimeException broken) {
      look.incomplete();
    }
  }

  private static void summary(SummaryInformation summary, Look look) {
    property(DocumentProperties.TITLE, summary.getTitle(), look);
    property(DocumentProperties.SUBJECT, summary.getSubject(), look);
    property(DocumentProperties.AUTHOR, summary.getAuthor(), look);
    property(DocumentProperties.KEYWORDS, summary.getKeywords(), look);
    property(DocumentProperties.COMMENTS, summary.getComments(), look);
    property(DocumentProperties.LAST_AUTHOR, summary.getLastAuthor(), look);
  }

  private static void documentSummary(DocumentSummaryInformation summary, Look look) {
    property(DocumentProperties.CATEGORY, summary.getCategory(), look);
    property(DocumentProperties.MANAGER, summary.getManager(), look);
    property(DocumentProperties.COMPANY, summary.getCompany(), look);
    property(DocumentProperties.STATUS, summary.getContentStatus(), look);
    @Nullable CustomProperties custom = summary.getCustomProperties();
    if (custom != null) {
      custom.forEach((name, value) -> property(name, String.valueOf(value), look));
    }
  }

  private static void property(String name, @Nullable String value, Look look) {
    Optional.ofNullable(value).ifPresent(written -> look.property(name, written));
  }
}
