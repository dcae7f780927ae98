/// Commands about protection: templates and settings, certificates. All of them ask the console.
@NullMarked
package org.sealpost.local.protection;

import org.jspecify.annotations.NullMarked;
