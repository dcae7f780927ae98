/// The small part of PowerShell's language in which admins write commands about rules: taken apart,
/// never run (door: [org.sealpost.rules.exchange.shell.CommandText]).
@NullMarked
package org.sealpost.rules.exchange.shell;

import org.jspecify.annotations.NullMarked;
