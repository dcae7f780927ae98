package org.sealpost.opening.passkey;

import java.util.List;
import java.util.Optional;

/// Speaks with authenticators through the reader's browser (WebAuthn Level 3): what they are asked,
/// and whether an answer proves anything. Remembers nothing, asks nobody. Challenges are base64url
/// of 32 bytes, questions and answers JSON as browsers read and write it (WebAuthn 5.1.8 to
/// 5.1.10).
///
/// For the portal's own host and origin exactly, so that no other site of the organization's domain
/// can use or make its passkeys (threat 25). Each answer needs that the authenticator has verified
/// its user.
public interface PasskeyVerifier {
  /// There are no passkeys.
  PasskeyVerifier NONE =
      new PasskeyVerifier() {
        @Override
        public boolean isPossible() {
          return false;
        }

        @Override
        public String toMake(
            String challenge, String handle, String name, List<PasskeyId> existing) {
          throw new IllegalStateException("no passkeys here");
        }

        @Override
        public String toUse(String challenge, List<PasskeyId> allowed) {
          throw new IllegalStateException("no passkeys here");
        }

        @Override
        public NewPasskey made(String challenge, String answer) throws PasskeyRefusedException {
          throw new PasskeyRefusedException("no passkeys here");
        }

        @Override
        public Optional<PasskeyId> claimed(String answer) {
          return Optional.empty();
        }

        @Override
        public Proof proved(String challenge, Passkey passkey, String answer)
            throws PasskeyRefusedException {
          throw new PasskeyRefusedException("no passkeys here");
        }
      };

  /// Whether the portal's host can have passkeys: an IP address cannot. Where it cannot, nothing
  /// else may be asked for.
  boolean isPossible();

  /// What the browser is asked to make a passkey with: one that the device itself finds again.
  ///
  /// @param name by which its owner tells it from others, on their device only
  /// @param existing that the device must not have already
  String toMake(String challenge, String handle, String name, List<PasskeyId> existing);

  /// What the browser is asked to sign in with.
  ///
  /// @param allowed empty for whichever its user chooses
  String toUse(String challenge, List<PasskeyId> allowed);

  /// The passkey that was made in answer to this challenge.
  ///
  /// @param answer whatever the browser sent
  NewPasskey made(String challenge, String answer) throws PasskeyRefusedException;

  /// Which passkey the answer says it is of; nothing of it is proved. Empty for what is no answer.
  Optional<PasskeyId> claimed(String answer);

  /// Checks everything of the answer but the count, which is for the caller: signature, challenge,
  /// origin, host, user verification.
  ///
  /// @param passkey that [#claimed] named
  Proof proved(String challenge, Passkey passkey, String answer) throws PasskeyRefusedException;

  /// @param publicKey as [Passkey] keeps it
  record NewPasskey(PasskeyId id, String publicKey, long signCount, boolean backedUp) {}

  /// @param handle of the mailbox, if the authenticator has named it
  record Proof(long signCount, boolean backedUp, Optional<String> handle) {}
}
