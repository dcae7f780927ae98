package org.sealpost.opening.passkey;

import java.util.List;
import java.util.Optional;

/// Speaks with [Device]s, which answer in lines of text. Says yes to what is well made only: what
/// an authenticator can forge is for the real one's tests.
public final class InMemoryPasskeyVerifier implements PasskeyVerifier {
  @Override
  public boolean isPossible() {
    return true;
  }

  @Override
  public String toMake(String challenge, String handle, String name, List<PasskeyId> existing) {
    return challenge + " " + handle + " " + name + " " + existing;
  }

  @Override
  public String toUse(String challenge, List<PasskeyId> allowed) {
    return challenge + " " + allowed;
  }

  @Override
  public NewPasskey made(String challenge, String answer) throws PasskeyRefusedException {
    String[] parts = parts("make", challenge, answer);
    return new NewPasskey(
        new PasskeyId(parts[2]), "key of " + parts[2], Long.parseLong(parts[3]), false);
  }

  @Override
  public Optional<PasskeyId> claimed(String answer) {
    String[] parts = answer.split(" ", -1);
    return parts.length == 5 ? PasskeyId.parse(parts[2]) : Optional.empty();
  }

  @Override
  public Proof proved(String challenge, Passkey passkey, String answer)
      throws PasskeyRefusedException {
    String[] parts = parts("use", challenge, answer);
    if (!passkey.publicKey().equals("key of " + parts[2])) {
      throw new PasskeyRefusedException("another key");
    }
    return new Proof(
        Long.parseLong(parts[3]), true, Optional.of(parts[4]).filter(text -> !text.isEmpty()));
  }

  private static String[] parts(String kind, String challenge, String answer)
      throws PasskeyRefusedException {
    String[] parts = answer.split(" ", -1);
    if (parts.length != 5 || !parts[0].equals(kind) || !parts[1].equals(challenge)) {
      throw new PasskeyRefusedException("no answer to this question");
    }
    return parts;
  }

  /// Somebody's device, with one passkey.
  public static final class Device {
    private final String id;
    private String handle = "";
    private long count;

    public Device(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }

    /// From now on it counts from here.
    public Device counting(long from) {
      count = from;
      return this;
    }

    public String make(String options) {
      handle = options.split(" ", -1)[1];
      return "make " + challenge(options) + " " + id + " " + count + " ";
    }

    public String use(String options) {
      if (count > 0) {
        count++;
      }
      return "use " + challenge(options) + " " + id + " " + count + " " + handle;
    }

    private static String challenge(String options) {
      return options.split(" ", -1)[0];
    }
  }
}
