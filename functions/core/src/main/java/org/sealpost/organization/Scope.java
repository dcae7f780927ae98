package org.sealpost.organization;

/// Exchange's InOrganization and NotInOrganization.
public enum Scope {
  INSIDE,
  OUTSIDE
}
