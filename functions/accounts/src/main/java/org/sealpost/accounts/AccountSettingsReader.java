package org.sealpost.accounts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.Domain;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;

/// Reads settings as docs/accounts.md has them. What is not understood is refused, not skipped: a
/// slip of the pen must not decide who may sign in.
public final class AccountSettingsReader {
  private static final int MOST_PROVIDERS = 10;
  private static final int LONGEST = 500;
  private static final Set<String> OF_PRESETS =
      Set.of("preset", "name", "clientId", "clientSecret");
  private static final Set<String> OF_ISSUERS =
      Set.of("id", "name", "kind", "issuer", "clientId", "clientSecret", "domains");

  /// Microsoft lets account owners and their admins write any address into a token.
  private static final List<Domain> MICROSOFT =
      List.of(
          new Domain("microsoftonline.com"),
          new Domain("windows.net"),
          new Domain("microsoft.com"),
          new Domain("live.com"));

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private AccountSettingsReader() {}

  public static AccountSettings read(String json) throws MalformedSettingsException {
    JsonNode document = document(json);
    onlyFields(document, Set.of("providers"), "");
    JsonNode list = document.path("providers");
    check(list.isArray(), "providers", "a list");
    check(list.size() <= MOST_PROVIDERS, "providers", "at most " + MOST_PROVIDERS);
    List<ProviderSettings> providers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int at = 0; at < list.size(); at++) {
      String where = "providers[" + at + "]";
      ProviderSettings settings = provider(list.get(at), where);
      check(ids.add(settings.provider().id()), where, "another one: this id is taken");
      providers.add(settings);
    }
    return new AccountSettings(providers);
  }

  private static JsonNode document(String json) throws MalformedSettingsException {
    try {
      JsonNode document = JSON.readTree(json);
      check(document.isObject(), "it", "an object with a list of providers");
      return document;
    } catch (JsonProcessingException malformed) {
      // Its message would quote what stands there.
      throw new MalformedSettingsException(
          "not JSON, from line " + malformed.getLocation().getLineNr() + " on");
    }
  }

  private static ProviderSettings provider(JsonNode one, String where)
      throws MalformedSettingsException {
    check(one.isObject(), where, "an object");
    return one.has("preset") ? preset(one, where) : issuer(one, where);
  }

  private static ProviderSettings preset(JsonNode one, String where)
      throws MalformedSettingsException {
    onlyFields(one, OF_PRESETS, where + ".");
    Optional<Preset> preset = Preset.find(needed(one, "preset", where));
    check(preset.isPresent(), where + ".preset", "one of " + Preset.ids());
    return preset
        .orElseThrow()
        .settings(
            optional(one, "name", where),
            needed(one, "clientId", where),
            optional(one, "clientSecret", where));
  }

  private static ProviderSettings issuer(JsonNode one, String where)
      throws MalformedSettingsException {
    onlyFields(one, OF_ISSUERS, where + ".");
    String id = needed(one, "id", where);
    check(
        isMethod(id) && !id.equals(SignInMethod.PASSCODE.id()) && Preset.find(id).isEmpty(),
        where + ".id",
        "a short name of its own: a to z, digits and hyphens, beginning with a letter");
    TrustedIssuer issuer = trusted(needed(one, "issuer", where), where + ".issuer");
    Set<Domain> domains = domains(one.path("domains"), where + ".domains");
    check(
        domains.isEmpty() || !isMicrosofts(issuer),
        where + ".domains",
        "left out: addresses in Microsoft's tokens prove nothing (docs/accounts.md)");
    return new ProviderSettings(
        new AccountProvider(id, needed(one, "name", where), kind(one, where)),
        issuer,
        needed(one, "clientId", where),
        optional(one, "clientSecret", where),
        domains.isEmpty() ? new Proof.Never() : new Proof.OfDomains(domains));
  }

  private static TrustedIssuer trusted(String name, String where)
      throws MalformedSettingsException {
    try {
      URI address = URI.create(name);
      check(
          (Addresses.isSafe(address) || Addresses.isLoopback(address))
              && address.getRawQuery() == null,
          where,
          "an https:// address without query, exactly as the provider gives it");
      return TrustedIssuer.of(name);
    } catch (IllegalArgumentException malformed) {
      throw new MalformedSettingsException(where + " has to be an https:// address");
    }
  }

  private static boolean isMicrosofts(TrustedIssuer issuer) {
    Domain host = new Domain(issuer.discovery().getHost());
    return MICROSOFT.stream().anyMatch(host::isWithin);
  }

  private static Kind kind(JsonNode one, String where) throws MalformedSettingsException {
    return switch (needed(one, "kind", where)) {
      case "work" -> Kind.WORK;
      case "social" -> Kind.SOCIAL;
      default -> throw new MalformedSettingsException(where + ".kind has to be work or social");
    };
  }

  private static Set<Domain> domains(JsonNode list, String where)
      throws MalformedSettingsException {
    check(list.isMissingNode() || list.isArray(), where, "a list of mail domains");
    Set<Domain> domains = new HashSet<>();
    for (int at = 0; at < list.size(); at++) {
      String item = where + "[" + at + "]";
      check(list.get(at).isTextual(), item, "a mail domain");
      try {
        domains.add(new Domain(list.get(at).textValue()));
      } catch (IllegalArgumentException malformed) {
        throw new MalformedSettingsException(item + " has to be a mail domain");
      }
    }
    return domains;
  }

  private static boolean isMethod(String id) {
    try {
      return new SignInMethod(id).id().equals(id);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static String needed(JsonNode one, String field, String where)
      throws MalformedSettingsException {
    Optional<String> value = optional(one, field, where);
    check(value.isPresent(), where + "." + field, "given");
    return value.orElseThrow();
  }

  private static Optional<String> optional(JsonNode one, String field, String where)
      throws MalformedSettingsException {
    JsonNode value = one.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    check(
        value.isTextual() && !value.textValue().isBlank() && value.textValue().length() <= LONGEST,
        where + "." + field,
        "a text of 1 to " + LONGEST + " characters");
    return Optional.of(value.textValue().strip());
  }

  private static void onlyFields(JsonNode one, Set<String> known, String where)
      throws MalformedSettingsException {
    for (var names = one.fieldNames(); names.hasNext(); ) {
      // A field's name is no secret, unless somebody has put the secret there.
      if (!known.contains(names.next())) {
        throw new MalformedSettingsException(
            where
                + " has a field that is not known here; known are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static void check(boolean condition, String where, String what)
      throws MalformedSettingsException {
    if (!condition) {
      throw new MalformedSettingsException(where + " has to be " + what);
    }
  }
}
