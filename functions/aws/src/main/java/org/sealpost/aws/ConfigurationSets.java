package org.sealpost.aws;

import org.sealpost.delivery.TransportSecurity;

/// How the configuration sets of SES are called here. Asked when a mail is sent, so that a function
/// whose mail never requires TLS needs not name the one that does.
@FunctionalInterface
interface ConfigurationSets {
  String of(TransportSecurity security);
}
