package org.sealpost.bench.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// What a message weighs on the line.
///
/// @param cached whether a browser asks for it once, and not again with the next message
/// @param gzippedBytes what gzip would make of it
/// @param compression what it came in; "-" for as it is
record PageWeight(String what, boolean cached, int bytes, int gzippedBytes, String compression) {
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

  /// Of the page, its frame, and all that they load.
  static List<PageWeight> of(Browser browser, URI message)
      throws IOException, InterruptedException {
    List<PageWeight> weights = new ArrayList<>();
    weights.add(of(browser, message, "page", false));
    weights.add(of(browser, URI.create(message + "/body"), "message's text (frame)", false));
    Matcher assets = ASSET.matcher(new String(browser.read(message), UTF_8));
    while (assets.find()) {
      String address = assets.group(1).replace("&amp;", "&");
      String name = address.substring("/assets/".length()).replaceAll("\\?.*", "");
      weights.add(of(browser, message.resolve(address), name, true));
    }
    return weights;
  }

  private static PageWeight of(Browser browser, URI address, String what, boolean cached)
      throws IOException, InterruptedException {
    byte[] body = browser.read(address);
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(body);
    }
    return new PageWeight(
        what, cached, body.length, gzipped.size(), browser.compression(address).orElse("-"));
  }
}
