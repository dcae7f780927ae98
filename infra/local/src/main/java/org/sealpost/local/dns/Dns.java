package org.sealpost.local.dns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.local.UpOptions.Relay;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// The public records of domains, as whoever receives our mail sees them. Every question is asked
/// anew; CNAMEs are followed.
final class Dns {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Resolver resolver;

  private Dns(Resolver resolver) {
    this.resolver = resolver;
    resolver.setTimeout(PATIENCE);
  }

  /// Asks the servers that this machine asks.
  static Dns ofThisMachine() {
    return new Dns(new ExtendedResolver());
  }

  /// @throws UnknownHostException when the host has no address
  static Dns of(Relay server) throws UnknownHostException {
    SimpleResolver resolver = new SimpleResolver(server.host());
    resolver.setPort(server.port());
    return new Dns(resolver);
  }

  /// TXT records, the strings of each joined (RFC 7208 3.3). Empty where there are none.
  List<String> texts(String name) throws NoAnswerException {
    return records(name, Type.TXT).stream()
        .filter(TXTRecord.class::isInstance)
        .map(record -> joined((TXTRecord) record))
        .toList();
  }

  /// The hosts of MX records, lower case, without the last dot; `` is the null MX (RFC 7505).
  List<String> exchanges(String name) throws NoAnswerException {
    return records(name, Type.MX).stream()
        .filter(MXRecord.class::isInstance)
        .map(record -> host(((MXRecord) record).getTarget()))
        .toList();
  }

  private List<Record> records(String name, int type) throws NoAnswerException {
    Optional<Name> asked = parsed(name);
    if (asked.isEmpty()) {
      return List.of();
    }
    Lookup lookup = new Lookup(asked.get(), type);
    lookup.setResolver(resolver);
    lookup.setCache(null);
    Record[] found = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL -> List.of(found);
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
      default -> throw new NoAnswerException(name, lookup.getErrorString());
    };
  }

  /// Empty for what cannot be a name: it has no records.
  private static Optional<Name> parsed(String name) {
    try {
      return Optional.of(Name.fromString(name, Name.root));
    } catch (TextParseException noName) {
      return Optional.empty();
    }
  }

  private static String joined(TXTRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    record.getStringsAsByteArrays().forEach(bytes::writeBytes);
    return bytes.toString(UTF_8);
  }

  private static String host(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }
}
