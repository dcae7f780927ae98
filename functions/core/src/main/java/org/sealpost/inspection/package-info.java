/// What is inside attachments, as far as rules ask (door:
/// [org.sealpost.inspection.ContentInspector]).
@NullMarked
package org.sealpost.inspection;

import org.jspecify.annotations.NullMarked;
