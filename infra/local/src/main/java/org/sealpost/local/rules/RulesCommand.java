package org.sealpost.local.rules;

import picocli.CommandLine.Command;

/// `sealpost rules`.
@Command(
    name = "rules",
    description = "Tries rules out, and brings them in and out.",
    subcommands = {
      RulesTestCommand.class,
      RulesReplayCommand.class,
      RulesImportCommand.class,
      RulesExportCommand.class,
      RulesVersionsCommand.class
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class RulesCommand {}
