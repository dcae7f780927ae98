package org.sealpost.bench.protect;

/// What is measured, in the order of the table.
enum Subject {
  SEALPOST("sealpost", "Sealpost: parse, decide, seal, wrap"),
  OPENSSL_CMS("opensslCms", "openssl cms -encrypt (process)"),
  OPENSSL_START("opensslStart", "openssl version (process, empty)"),
  JDK("jdk", "JDK AES-256-GCM, bytes only");

  private final String method;
  private final String label;

  Subject(String method, String label) {
    this.method = method;
    this.label = label;
  }

  /// As JMH selects it.
  String pattern() {
    return "^" + ProtectBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$";
  }

  String label() {
    return label;
  }

  /// Nothing is as large as the other.
  boolean isMeasuredAt(int sizeBytes) {
    return this != OPENSSL_START || sizeBytes == ProtectCommand.SIZES_BYTES.getFirst();
  }

  boolean needsOpenSsl() {
    return this == OPENSSL_CMS || this == OPENSSL_START;
  }
}
