/// Which scanners look for malware (door: [org.sealpost.inspection.scanners.ScannerSettings]).
@NullMarked
package org.sealpost.inspection.scanners;

import org.jspecify.annotations.NullMarked;
