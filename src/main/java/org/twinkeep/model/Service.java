package org.twinkeep.model;

/** A named match on what lies above the IP addresses. */
public sealed interface Service extends ProjectObject
    permits TcpService,
        UdpService,
        IcmpService,
        Icmp6Service,
        IpService,
        ServiceGroup,
        CustomService,
        TagService,
        UserService {}
