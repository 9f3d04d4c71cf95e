package org.twinkeep.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options of a policy rule.
 *
 * @param stateless the packets that match as they arrive are taken out of connection tracking: they
 *     are not translated, and replies are not let through by themselves
 * @param rateLimit the rule matches only below this rate
 * @param connectionLimit the rule matches only below so many parallel connections
 * @param setMark give every packet this mark; with a limit or a saved mark, only the first packet
 *     of a connection
 * @param connectionMark save or restore the connection's mark
 * @param mssClamp clamp the TCP maximum segment size; 0 = to the path's MTU, else bytes, of which
 *     {@code SMALLEST_MSS} to {@code LARGEST_MSS} can be generated
 * @param classify traffic class {@code major:minor} in hexadecimal
 * @param helper connection tracking helper assigned to the rule's connections: {@code ftp}, {@code
 *     sip}, …
 */
public record RuleOptions(
    boolean stateless,
    Optional<RateLimit> rateLimit,
    Optional<ConnectionLimit> connectionLimit,
    Optional<Mark> setMark,
    ConnectionMark connectionMark,
    OptionalInt mssClamp,
    String classify,
    String helper) {

  /** What to do with the mark that the connection remembers. */
  public enum ConnectionMark {
    NONE,
    SAVE,
    RESTORE
  }

  /** Whose packets share a limit. */
  public enum Per {
    RULE,
    SOURCE,
    DESTINATION
  }

  /** Packets (new connections, in a stateful rule) per unit of time. */
  public record RateLimit(Rate rate, Per per) {}

  /**
   * Connections at the same time.
   *
   * @param count at least 1
   * @param per whose connections are counted
   */
  public record ConnectionLimit(int count, Per per) {
    /** Checks the number. */
    public ConnectionLimit {
      if (count < 1) {
        throw new IllegalArgumentException("a connection limit is at least 1");
      }
    }
  }

  /** What {@code mssClamp} says for the path's MTU. */
  public static final int PATH_MSS = 0;

  /** What every host takes (RFC 9293); less would only cost headers. */
  public static final int SMALLEST_MSS = 536;

  /** What every tool takes in both families: the largest packet less an IPv6 header. */
  public static final int LARGEST_MSS = 65_495;

  /** No option set. */
  public static final RuleOptions NONE =
      new RuleOptions(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ConnectionMark.NONE,
          OptionalInt.empty(),
          "",
          "");

  /** Whether the rule stops to match once so much has come. */
  public boolean isLimited() {
    return rateLimit.isPresent() || connectionLimit.isPresent();
  }

  public RuleOptions withStateless(boolean newStateless) {
    return new RuleOptions(
        newStateless,
        rateLimit,
        connectionLimit,
        setMark,
        connectionMark,
        mssClamp,
        classify,
        helper);
  }

  public RuleOptions withRateLimit(Optional<RateLimit> v) {
    return new RuleOptions(
        stateless, v, connectionLimit, setMark, connectionMark, mssClamp, classify, helper);
  }

  public RuleOptions withConnectionLimit(Optional<ConnectionLimit> v) {
    return new RuleOptions(
        stateless, rateLimit, v, setMark, connectionMark, mssClamp, classify, helper);
  }

  public RuleOptions withSetMark(Optional<Mark> v) {
    return new RuleOptions(
        stateless, rateLimit, connectionLimit, v, connectionMark, mssClamp, classify, helper);
  }

  public RuleOptions withConnectionMark(ConnectionMark v) {
    return new RuleOptions(
        stateless, rateLimit, connectionLimit, setMark, v, mssClamp, classify, helper);
  }

  public RuleOptions withMssClamp(OptionalInt v) {
    return new RuleOptions(
        stateless, rateLimit, connectionLimit, setMark, connectionMark, v, classify, helper);
  }

  public RuleOptions withClassify(String v) {
    return new RuleOptions(
        stateless, rateLimit, connectionLimit, setMark, connectionMark, mssClamp, v, helper);
  }

  public RuleOptions withHelper(String v) {
    return new RuleOptions(
        stateless, rateLimit, connectionLimit, setMark, connectionMark, mssClamp, classify, v);
  }
}
