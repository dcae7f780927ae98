package org.sealpost.portal;

import java.security.SecureRandom;
import org.sealpost.opening.PasscodeRequests;
import org.sealpost.opening.ReaderAccess;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignIn;

/// The parts of proving who reads.
public record Opening(
    PasscodeRequests requests, SignIn signIn, ReaderAccess access, SecureRandom random) {
  SecretToken newBrowserToken() {
    return SecretToken.random(random);
  }
}
