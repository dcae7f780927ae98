package org.sealpost.local.rules;

import java.nio.file.Path;
import org.sealpost.organization.directory.Directory;
import org.sealpost.rules.RuleSet;

/// What `Export-TransportRuleCollection` writes.
final class ExportedRules {
  private ExportedRules() {}

  static RuleSet read(Path file, byte[] xml, Directory directory) throws CommandFailedException {
    throw new CommandFailedException(
        CommandFailedException.USAGE,
        "%s is an Exchange export (%d bytes): import it with ./sealpost rules import first."
            .formatted(file, xml.length));
  }
}
