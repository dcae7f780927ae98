/// The five steps of a protected message's life in a real browser, with a picture of each page.
@NullMarked
package org.sealpost.browser;

import org.jspecify.annotations.NullMarked;
