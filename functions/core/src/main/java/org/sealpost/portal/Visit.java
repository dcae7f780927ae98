package org.sealpost.portal;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.PortalLink;
import org.sealpost.trace.Visitor;

/// A browser at one link.
///
/// @param link as it comes from the address bar, whatever it is
/// @param session what the browser keeps of its session, if it has one
/// @param language of our pages in this browser, in which we write to its reader as well
public record Visit(String link, Optional<SecretToken> session, Visitor visitor, Locale language) {
  Optional<PortalLink> known() {
    return PortalLink.parse(link);
  }

  @Override
  public String toString() {
    return "Visit[******]";
  }
}
