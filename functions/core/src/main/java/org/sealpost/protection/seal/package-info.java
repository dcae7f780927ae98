/// The sealed format: CMS AuthEnvelopedData. The text is `FORMAT.md` beside this file.
@NullMarked
package org.sealpost.protection.seal;

import org.jspecify.annotations.NullMarked;
