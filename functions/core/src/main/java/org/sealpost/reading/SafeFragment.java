package org.sealpost.reading;

import java.util.List;

/// HTML of attachments, however it was made, as HTML that can do nothing but be read.
public final class SafeFragment {
  private SafeFragment() {}

  /// As safe as [RenderedMessage#safeHtml], and without pictures.
  public static String of(String unsafeHtml) {
    return SafeHtml.of(unsafeHtml, InlineImages.of(List.of()), false).all();
  }
}
