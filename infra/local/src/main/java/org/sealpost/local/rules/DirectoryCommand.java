package org.sealpost.local.rules;

import picocli.CommandLine.Command;

/// `sealpost directory`.
@Command(
    name = "directory",
    description = "The organization's people and groups.",
    subcommands = DirectoryImportCommand.class,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class DirectoryCommand {}
