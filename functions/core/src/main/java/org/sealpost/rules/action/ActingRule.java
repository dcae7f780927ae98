package org.sealpost.rules.action;

import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.directory.Person;
import org.sealpost.protection.template.ProtectionTemplates;

/// Whose action it is, and about whom.
///
/// @param name of the rule
/// @param author as the directory knows them
/// @param templates that rules may name
/// @param recipient for whom
/// @param authorAddress of the From field
/// @param managerOfAuthor empty where the directory names none
public record ActingRule(
    String name,
    ProtectionTemplates templates,
    Recipient recipient,
    EmailAddress authorAddress,
    Optional<Person> author,
    Optional<EmailAddress> managerOfAuthor) {}
