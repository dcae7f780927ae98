package org.sealpost.local.protection;

import picocli.CommandLine.Command;

/// `sealpost certificates`.
@Command(
    name = "certificates",
    description = "Certificates for S/MIME: of people outside, and of the organization.",
    subcommands = {
      CertificatesListCommand.class,
      CertificatesAddCommand.class,
      CertificatesApproveCommand.class,
      CertificatesRefuseCommand.class,
      CertificatesRemoveCommand.class,
      CertificatesRequestCommand.class,
      CertificatesOpeningCommand.class
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class CertificatesCommand {}
