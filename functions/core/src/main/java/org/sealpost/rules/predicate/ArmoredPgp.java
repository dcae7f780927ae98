package org.sealpost.rules.predicate;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.regex.Pattern;

/// The octets of one armored OpenPGP message (RFC 9580 6.2).
///
/// Reading throws [IOException] as soon as there is anything but that: text before or behind it,
/// header lines with more in them than a version, lines that are not base64.
final class ArmoredPgp extends InputStream {
  private static final String BEGIN = "-----BEGIN PGP MESSAGE-----";
  private static final String END = "-----END PGP MESSAGE-----";
  private static final int MOST_HEADERS = 6;
  private static final Pattern HEADER =
      Pattern.compile("(Version|Comment|Charset|Hash|MessageID): ?[ -~]{0,80}");
  private static final Pattern CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}");
  private static final int LONGEST_LINE = 100;

  private final BufferedReader lines;
  private InputStream line = InputStream.nullInputStream();
  private boolean begun;
  private boolean padded;
  private boolean ended;

  ArmoredPgp(BufferedReader lines) {
    this.lines = lines;
  }

  @Override
  public int read() throws IOException {
    int octet = line.read();
    while (octet < 0 && next()) {
      octet = line.read();
    }
    return octet;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = line.read(into, from, length);
    while (count <= 0 && length > 0 && next()) {
      count = line.read(into, from, length);
    }
    return count;
  }

  /// Whether there is a further line of content.
  private boolean next() throws IOException {
    if (ended) {
      return false;
    }
    if (!begun) {
      begin();
      begun = true;
    }
    String text = line();
    if (CHECKSUM.matcher(text).matches()) {
      padded = true;
      text = line();
    }
    if (text.equals(END)) {
      ended = true;
      nothingMore();
      return false;
    }
    if (padded || text.isEmpty() || text.length() > LONGEST_LINE) {
      throw new IOException("not a line of base64");
    }
    try {
      line = new ByteArrayInputStream(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException malformed) {
      throw new IOException(malformed);
    }
    padded = text.endsWith("=");
    return true;
  }

  private void begin() throws IOException {
    String first = line();
    while (first.isEmpty()) {
      first = line();
    }
    if (!first.equals(BEGIN)) {
      throw new IOException("not armored");
    }
    int headers = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (!HEADER.matcher(header).matches() || ++headers > MOST_HEADERS) {
        throw new IOException("not a header line of armor");
      }
    }
  }

  private void nothingMore() throws IOException {
    for (String rest = lines.readLine(); rest != null; rest = lines.readLine()) {
      if (!rest.isBlank()) {
        throw new IOException("more than the armored message");
      }
    }
  }

  private String line() throws IOException {
    String text = lines.readLine();
    if (text == null) {
      throw new IOException("ends too early");
    }
    return text.stripTrailing();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
