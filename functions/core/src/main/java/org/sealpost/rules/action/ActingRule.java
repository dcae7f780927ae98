package org.sealpost.rules.action;

import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Person;

/// Whose action it is, and about whom.
///
/// @param name of the rule
/// @param author as the directory knows them
/// @param recipient for whom
/// @param authorAddress of the From field
/// @param managerOfAuthor empty where the directory names none
public record ActingRule(
    String name,
    EmailAddress recipient,
    EmailAddress authorAddress,
    Optional<Person> author,
    Optional<EmailAddress> managerOfAuthor) {}
