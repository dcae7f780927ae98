/// The recipients' web pages: routes, sign-in, reading and answering, rendered on the server (door:
/// [org.sealpost.portal.pages.Site]). Knows nothing of Lambda.
@NullMarked
package org.sealpost.portal.pages;

import org.jspecify.annotations.NullMarked;
