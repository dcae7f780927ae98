package org.sealpost.protection;

/// Kinds of mail of which only the first is sealed (ome.md 2.7); each mail is of one.
public enum MessageClass {
  /// IPM.Note and its MIME kin.
  ORDINARY("ordinary mail"),
  CALENDAR("a calendar item"),
  DELIVERY_REPORT("a delivery report"),
  READ_RECEIPT("a read receipt"),
  OUT_OF_OFFICE("an automatic reply"),
  SMIME_ENCRYPTED("encrypted with S/MIME already"),
  PGP_ENCRYPTED("encrypted with OpenPGP already"),
  OWN_WRAPPER("a wrapper message of our own");

  private final String words;

  MessageClass(String words) {
    this.words = words;
  }

  /// Behind “it is”.
  public String words() {
    return words;
  }

  /// Whether nobody but its recipient can read it, so that there is nothing left to protect.
  public boolean isUnreadable() {
    return this == SMIME_ENCRYPTED || this == PGP_ENCRYPTED || this == OWN_WRAPPER;
  }
}
