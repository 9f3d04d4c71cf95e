package org.twinkeep.model;

/** Syslog severities, RFC 5424; the order is the numeric one. */
public enum LogLevel {
  EMERGENCY,
  ALERT,
  CRITICAL,
  ERROR,
  WARNING,
  NOTICE,
  INFO,
  DEBUG
}
