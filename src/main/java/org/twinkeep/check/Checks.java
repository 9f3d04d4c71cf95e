package org.twinkeep.check;

import java.util.ArrayList;
import java.util.List;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** All checks of the model. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new FewNodes(),
          new ClusterInterfaceMembers(),
          new NoVirtualAddress(),
          new MemberAddress(),
          new LoopbackMember(),
          new VirtualAddressOutsideNetwork(),
          new SameAddress(),
          new SameVrid(),
          new OverlappingNetworks(),
          new MissingSyncLink(),
          new SyncLinkMembers(),
          new TrackedSyncLink(),
          new SyncTransport(),
          new SyncModeForManyNodes(),
          new EqualPriorities(),
          new Vrrp2(),
          new VrrpPassword(),
          new AdvertInterval(),
          new TrackedCommands(),
          new TrackingWeights(),
          new FailoverNumbers(),
          new VirtualMac(),
          new NodeNames(),
          new InterfaceNames(),
          new BridgeFrames(),
          new ManagementAddress(),
          new KernelSettingNames(),
          new ExtraFiles(),
          new NeededAutomaticRules(),
          new SshLockout(),
          new MissingReference(),
          new ForeignInterface(),
          new RulesBesideProtection(),
          new ManagementPublished(),
          new HiddenSourceTranslation(),
          new UnownedNatAddress(),
          new UnclearRoutes(),
          new OptionsOfOtherActions(),
          new GroupCycle(),
          new EmptyGroup(),
          new ShadowedRule(),
          new SegmentSizes(),
          new SameName(),
          new SameObject(),
          new UnusedObject(),
          new UnusedRuleSet(),
          new ClusterMasquerade(),
          new NatPolicyMissing());

  private Checks() {}

  public static List<Check> all() {
    return ALL;
  }

  /** What all checks find, worst first; dangers that the user acknowledged are notes. */
  public static List<Problem> run(Project project) {
    List<Problem> found = new ArrayList<>();
    ALL.forEach(check -> check.run(project, found::add));
    return Acknowledged.weigh(project, found).distinct().sorted(Problem.ORDER).toList();
  }
}
