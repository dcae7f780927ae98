package org.sealpost.local.protection;

import picocli.CommandLine.Command;

/// `sealpost protection`.
@Command(
    name = "protection",
    description = "Protection templates, and how protected mail is sent.",
    subcommands = {
      ProtectionShowCommand.class,
      ProtectionSetCommand.class,
      ProtectionVersionsCommand.class,
      ProtectionCheckCommand.class
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class ProtectionCommand {}
