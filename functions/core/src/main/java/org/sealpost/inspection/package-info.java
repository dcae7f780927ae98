/// What is inside attachments, as far as rules ask (door:
/// [org.sealpost.inspection.ContentInspector]), and whether it is malware (door:
/// [org.sealpost.inspection.MalwareScanner]).
@NullMarked
package org.sealpost.inspection;

import org.jspecify.annotations.NullMarked;
