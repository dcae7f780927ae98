/// How wrapper mails and the portal look: branding templates (OME configurations).
@NullMarked
package org.sealpost.branding;

import org.jspecify.annotations.NullMarked;
