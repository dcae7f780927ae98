package org.sealpost.inspection;

final class PlainScannerTest implements MalwareScannerContract {
  @Override
  public MalwareScanner scanner() {
    return new PlainScanner();
  }
}
