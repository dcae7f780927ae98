package org.sealpost.inspection.parsers;

/// Sees the files of a message as they are unpacked, each at least once and in no certain order.
/// Files that could not be unpacked are seen as far as they could.
interface FileWatch {
  FileWatch NONE = _ -> {};

  /// @param file not to be changed
  void see(byte[] file);
}
