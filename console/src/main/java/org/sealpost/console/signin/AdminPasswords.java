package org.sealpost.console.signin;

/// Knows the admins' passwords. Where no bean of this type is, nobody can sign in by password.
@FunctionalInterface
public interface AdminPasswords {
  /// Takes the same time whether the user or the password is wrong. Does not count tries: the
  /// caller does.
  boolean matches(String user, String password);
}
