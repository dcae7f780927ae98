package org.sealpost.inspection.parsers;

import java.util.Set;

/// One file being looked into: an attachment, or a file in it.
///
/// @param findings of the attachment that it is in
/// @param name of the file
/// @param depth 1 for the attachment itself
/// @param isPartOfDocument whether it is one of the parts that a document is made of, such as its
///     pictures: they need not be of a type that can be looked into
record Look(
    Examination examination, Findings findings, String name, int depth, boolean isPartOfDocument) {
  Budget budget() {
    return examination.budget();
  }

  /// @throws GivenUpException when time is over
  void text(CharSequence text) {
    budget().step();
    findings.text(text);
  }

  void apart() {
    findings.apart();
  }

  boolean isTextAsked() {
    return findings.isTextAsked();
  }

  boolean isFull() {
    return findings.isFull();
  }

  void extension(String extension) {
    findings.extensions(Set.of(extension));
  }

  void property(String name, String value) {
    findings.property(name, value);
  }

  void unsupported() {
    if (!isPartOfDocument) {
      findings.unsupported();
    }
  }

  void passwordProtected() {
    findings.passwordProtected();
  }

  void incomplete() {
    findings.incomplete();
  }

  /// Shows a file to whoever wants to see all of them.
  void see(byte[] file) {
    examination.watch().see(file);
  }

  /// A file of an archive.
  void member(String name, byte[] content) {
    inside(name, content, isPartOfDocument);
  }

  /// A file in a document.
  void embedded(String name, byte[] content) {
    inside(name, content, true);
  }

  private void inside(String name, byte[] content, boolean ofDocument) {
    findings.extensions(Extensions.of(name));
    if (depth >= budget().limits().depth()) {
      incomplete();
      return;
    }
    findings.apart();
    FileReader.read(name, content, new Look(examination, findings, name, depth + 1, ofDocument));
  }

  /// An attachment of a message that is attached.
  void attachment(String name, byte[] content) {
    if (depth >= budget().limits().depth() || !examination.attachment(name, content, depth + 1)) {
      incomplete();
    }
  }

  /// What the message itself says, as far as it stands in an attachment.
  void message(String text) {
    examination.text(text);
  }
}
