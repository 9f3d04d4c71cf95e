package org.twinkeep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The services of the Standard library: IANA names with the ports that are really used. */
final class StandardServices {

  /** One service a line: name, protocol, destination ports, what it is. */
  private static final String PORTS =
      """
      ftp tcp 21 File Transfer Protocol, control connection (RFC 959)
      ftps tcp 990 FTP over TLS, control connection
      ssh tcp 22 Secure Shell (RFC 4253)
      telnet tcp 23 Telnet (RFC 854)
      smtp tcp 25 Mail between servers (RFC 5321)
      submission tcp 587 Mail from clients (RFC 6409)
      submissions tcp 465 Mail from clients over TLS (RFC 8314)
      whois tcp 43 Whois (RFC 3912)
      tacacs tcp 49 TACACS+ (RFC 8907)
      domain-tcp tcp 53 DNS over TCP (RFC 7766)
      domain-udp udp 53 DNS (RFC 1035)
      domain-s tcp 853 DNS over TLS (RFC 7858)
      domain-quic udp 853 DNS over QUIC (RFC 9250)
      mdns udp 5353 Multicast DNS (RFC 6762)
      llmnr udp 5355 Link-local name resolution (RFC 4795)
      bootps udp 67 DHCP to the server (RFC 2131)
      bootpc udp 68 DHCP to the client (RFC 2131)
      dhcpv6-server udp 547 DHCPv6 to the server (RFC 8415)
      dhcpv6-client udp 546 DHCPv6 to the client (RFC 8415)
      tftp udp 69 Trivial File Transfer (RFC 1350)
      finger tcp 79 Finger (RFC 1288)
      http tcp 80 Web (RFC 9110)
      https tcp 443 Web over TLS (RFC 9110)
      http3 udp 443 Web over QUIC (RFC 9114)
      http-alt tcp 8080 Web, alternative port
      https-alt tcp 8443 Web over TLS, alternative port
      http-proxy tcp 3128 Web proxy (Squid)
      kerberos-tcp tcp 88 Kerberos (RFC 4120)
      kerberos-udp udp 88 Kerberos (RFC 4120)
      kpasswd-tcp tcp 464 Kerberos password change (RFC 3244)
      kpasswd-udp udp 464 Kerberos password change (RFC 3244)
      kerberos-adm tcp 749 Kerberos administration
      pop3 tcp 110 Mail reading (RFC 1939)
      pop3s tcp 995 Mail reading over TLS
      imap tcp 143 Mail reading (RFC 9051)
      imaps tcp 993 Mail reading over TLS
      sieve tcp 4190 Mail filters (RFC 5804)
      sunrpc-tcp tcp 111 ONC RPC port mapper (RFC 1833)
      sunrpc-udp udp 111 ONC RPC port mapper (RFC 1833)
      ident tcp 113 Identification (RFC 1413)
      nntp tcp 119 News (RFC 3977)
      nntps tcp 563 News over TLS
      ntp udp 123 Network time (RFC 5905)
      nts-ke tcp 4460 Network time security key exchange (RFC 8915)
      ptp-event udp 319 Precision time, events (IEEE 1588)
      ptp-general udp 320 Precision time, general messages (IEEE 1588)
      epmap tcp 135 Microsoft RPC endpoint mapper
      netbios-ns udp 137 NetBIOS names (RFC 1002)
      netbios-dgm udp 138 NetBIOS datagrams (RFC 1002)
      netbios-ssn tcp 139 NetBIOS sessions (RFC 1002)
      microsoft-ds tcp 445 SMB
      snmp udp 161 Network management (RFC 3411)
      snmptrap udp 162 Network management, notifications (RFC 3411)
      snmp-tls tcp 10161 Network management over TLS (RFC 6353)
      xdmcp udp 177 X display manager
      bgp tcp 179 Border Gateway Protocol (RFC 4271)
      irc tcp 194 Internet Relay Chat
      ircs-u tcp 6697 Internet Relay Chat over TLS (RFC 7194)
      ldap tcp 389 Directory (RFC 4511)
      cldap udp 389 Connectionless directory queries
      ldaps tcp 636 Directory over TLS
      msft-gc tcp 3268 Active Directory global catalogue
      msft-gc-ssl tcp 3269 Active Directory global catalogue over TLS
      adws tcp 9389 Active Directory web services
      svrloc-tcp tcp 427 Service location (RFC 2608)
      svrloc-udp udp 427 Service location (RFC 2608)
      isakmp udp 500 IKE key exchange (RFC 7296)
      ipsec-nat-t udp 4500 IPsec through NAT (RFC 3948)
      syslog-udp udp 514 System log (RFC 5426)
      syslog-tls tcp 6514 System log over TLS (RFC 5425)
      printer tcp 515 Line printer (RFC 1179)
      ipp tcp 631 Internet printing (RFC 8011)
      jetdirect tcp 9100 Raw printing
      rip udp 520 RIP (RFC 2453)
      ripng udp 521 RIP for IPv6 (RFC 2080)
      rtsp tcp 554 Streaming control (RFC 7826)
      rsync tcp 873 rsync
      socks tcp 1080 SOCKS proxy (RFC 1928)
      openvpn-udp udp 1194 OpenVPN
      openvpn-tcp tcp 1194 OpenVPN over TCP
      wireguard udp 51820 WireGuard
      l2tp udp 1701 L2TP (RFC 3931)
      pptp tcp 1723 PPTP control (RFC 2637)
      ms-sql-s tcp 1433 Microsoft SQL Server
      ms-sql-m udp 1434 Microsoft SQL Server browser
      oracle tcp 1521 Oracle database listener
      radius udp 1812 RADIUS authentication (RFC 2865)
      radius-acct udp 1813 RADIUS accounting (RFC 2866)
      radsec tcp 2083 RADIUS over TLS (RFC 6614)
      radius-dynauth udp 3799 RADIUS dynamic authorisation (RFC 5176)
      ssdp udp 1900 Service discovery (UPnP)
      mqtt tcp 1883 MQTT
      secure-mqtt tcp 8883 MQTT over TLS
      nfs-tcp tcp 2049 NFS (RFC 7530)
      nfs-udp udp 2049 NFS before version 4
      zookeeper tcp 2181 Apache ZooKeeper
      docker tcp 2375 Docker API, unprotected
      docker-s tcp 2376 Docker API over TLS
      etcd-client tcp 2379 etcd, clients
      etcd-server tcp 2380 etcd, members
      iscsi-target tcp 3260 iSCSI (RFC 7143)
      mysql tcp 3306 MySQL and MariaDB
      rdp-tcp tcp 3389 Remote desktop
      rdp-udp udp 3389 Remote desktop over UDP
      stun-udp udp 3478 STUN and TURN (RFC 8489)
      stun-tcp tcp 3478 STUN and TURN over TCP (RFC 8489)
      stuns tcp 5349 STUN and TURN over TLS (RFC 8489)
      svn tcp 3690 Subversion
      epp tcp 700 Extensible provisioning (RFC 5734)
      netconf-ssh tcp 830 NETCONF over SSH (RFC 6242)
      iax udp 4569 Inter-Asterisk eXchange (RFC 5456)
      sip-udp udp 5060 SIP (RFC 3261)
      sip-tcp tcp 5060 SIP over TCP (RFC 3261)
      sips tcp 5061 SIP over TLS (RFC 3261)
      xmpp-client tcp 5222 XMPP, clients (RFC 6120)
      xmpp-server tcp 5269 XMPP, servers (RFC 6120)
      postgresql tcp 5432 PostgreSQL
      amqp tcp 5672 AMQP
      amqps tcp 5671 AMQP over TLS
      coap udp 5683 CoAP (RFC 7252)
      coaps udp 5684 CoAP over DTLS (RFC 7252)
      vnc tcp 5900-5903 VNC (RFC 6143)
      winrm-http tcp 5985 Windows remote management
      winrm-https tcp 5986 Windows remote management over TLS
      x11 tcp 6000-6063 X Window System
      redis tcp 6379 Redis
      kubernetes tcp 6443 Kubernetes API
      kubelet tcp 10250 Kubernetes node agent
      gluster tcp 24007 GlusterFS management
      ceph-mon tcp 3300,6789 Ceph monitors
      ceph tcp 6800-7300 Ceph daemons
      afs3 udp 7000-7009 AFS
      bittorrent tcp 6881-6889 BitTorrent
      zabbix-agent tcp 10050 Zabbix agent
      zabbix-trapper tcp 10051 Zabbix server
      nrpe tcp 5666 Nagios remote plug-ins
      prometheus tcp 9090 Prometheus
      node-exporter tcp 9100 Prometheus node exporter
      grafana tcp 3000 Grafana
      elasticsearch tcp 9200 Elasticsearch
      kafka tcp 9092 Apache Kafka
      cassandra tcp 9042 Apache Cassandra
      mongodb tcp 27017 MongoDB
      memcached tcp 11211 memcached
      git tcp 9418 Git
      bacula tcp 9101-9103 Bacula
      puppet tcp 8140 Puppet
      salt tcp 4505-4506 Salt
      squid-icp udp 3130 Squid cache peers
      vxlan udp 4789 VXLAN (RFC 7348)
      geneve udp 6081 Geneve (RFC 8926)
      gtp-u udp 2152 GTP user plane
      bfd-control udp 3784 Bidirectional forwarding detection (RFC 5881)
      ldp-tcp tcp 646 Label distribution (RFC 5036)
      ldp-udp udp 646 Label distribution, hello (RFC 5036)
      netflow udp 2055 NetFlow
      ipfix udp 4739 IPFIX (RFC 7011)
      sflow udp 6343 sFlow
      conntrackd udp 3780 Connection state synchronisation
      diameter tcp 3868 Diameter (RFC 6733)
      traceroute udp 33434-33523 traceroute by UDP
      """;

  /** Name, type, code or -, for IPv4; RFC 792. */
  private static final String ICMP =
      """
      ping 8 - Echo request
      ping-reply 0 - Echo reply
      unreachable 3 - Destination unreachable
      fragmentation-needed 3 4 Fragmentation needed, for path MTU discovery
      time-exceeded 11 - Time exceeded
      parameter-problem 12 - Parameter problem
      redirect 5 - Redirect
      router-advertisement 9 - Router advertisement
      router-solicitation 10 - Router solicitation
      timestamp 13 - Timestamp request
      timestamp-reply 14 - Timestamp reply
      """;

  /** The same for IPv6; RFC 4443, RFC 4861, RFC 3810. */
  private static final String ICMP6 =
      """
      ping6 128 - Echo request
      ping6-reply 129 - Echo reply
      unreachable6 1 - Destination unreachable
      packet-too-big 2 - Packet too big, for path MTU discovery
      time-exceeded6 3 - Time exceeded
      parameter-problem6 4 - Parameter problem
      mld-query 130 - Multicast listener query
      mld-report 131 - Multicast listener report
      mld-done 132 - Multicast listener done
      router-solicitation6 133 - Router solicitation
      router-advertisement6 134 - Router advertisement
      neighbour-solicitation 135 - Neighbour solicitation
      neighbour-advertisement 136 - Neighbour advertisement
      redirect6 137 - Redirect
      mldv2-report 143 - Multicast listener report, version 2
      """;

  /** Name and protocol number; IANA protocol numbers. */
  private static final String PROTOCOLS =
      """
      icmp 1 All ICMP messages
      igmp 2 Multicast group management (RFC 3376)
      ipip 4 IPv4 in IP (RFC 2003)
      ipv6-in-ip 41 IPv6 in IP (RFC 4213)
      gre 47 Generic routing encapsulation (RFC 2784)
      esp 50 IPsec encapsulation (RFC 4303)
      ah 51 IPsec authentication (RFC 4302)
      icmpv6 58 All ICMPv6 messages
      eigrp 88 EIGRP (RFC 7868)
      ospf 89 OSPF (RFC 2328)
      pim 103 Multicast routing (RFC 7761)
      vrrp 112 Virtual router redundancy (RFC 5798)
      l2tpv3 115 L2TPv3 (RFC 3931)
      sctp 132 Stream control transmission (RFC 9260)
      udplite 136 UDP-Lite (RFC 3828)
      """;

  private static final String GROUPS =
      """
      domain domain-udp domain-tcp Domain Name System
      web http https Web over TCP
      web-all http https http3 Web over TCP and QUIC
      mail smtp submission submissions Mail sending
      mail-reading pop3 pop3s imap imaps Mail reading
      dhcp bootps bootpc Address assignment, IPv4
      dhcpv6 dhcpv6-server dhcpv6-client Address assignment, IPv6
      kerberos kerberos-tcp kerberos-udp kpasswd-tcp kpasswd-udp Kerberos
      directory ldap ldaps cldap Directory
      active-directory kerberos directory msft-gc msft-gc-ssl epmap microsoft-ds domain ntp Active Directory
      netbios netbios-ns netbios-dgm netbios-ssn NetBIOS
      file-sharing microsoft-ds netbios nfs-tcp nfs-udp sunrpc-tcp sunrpc-udp File sharing
      ipsec isakmp ipsec-nat-t esp ah IPsec
      sip sip-udp sip-tcp sips Telephony
      rdp rdp-tcp rdp-udp Remote desktop
      nfs nfs-tcp nfs-udp sunrpc-tcp sunrpc-udp Network file system
      ping-all ping ping6 Echo request in both families
      useful-icmp unreachable time-exceeded parameter-problem ICMP errors that networks need
      useful-icmp6 unreachable6 packet-too-big time-exceeded6 parameter-problem6 ICMPv6 errors that networks need
      """;

  private StandardServices() {}

  static void addTo(List<ProjectObject> list) {
    list.add(
        new TcpService(
            head("all-tcp", "Every TCP segment"), List.of(), List.of(), Optional.empty()));
    list.add(new UdpService(head("all-udp", "Every UDP datagram"), List.of(), List.of()));
    list.add(new IcmpService(head("all-icmp", "Every ICMP message"), Optional.empty()));
    list.add(new Icmp6Service(head("all-icmp6", "Every ICMPv6 message"), Optional.empty()));
    PORTS.lines().forEach(line -> list.add(port(line.split(" ", 4))));
    ICMP.lines()
        .map(l -> l.split(" ", 4))
        .forEach(f -> list.add(new IcmpService(head(f[0], f[3]), Optional.of(type(f)))));
    ICMP6
        .lines()
        .map(l -> l.split(" ", 4))
        .forEach(f -> list.add(new Icmp6Service(head(f[0], f[3]), Optional.of(type(f)))));
    PROTOCOLS
        .lines()
        .map(l -> l.split(" ", 3))
        .forEach(f -> list.add(IpService.ofProtocol(head(f[0], f[2]), Integer.parseInt(f[1]))));
    list.add(
        new IpService(
            head("fragments", "Second and further fragments"),
            OptionalInt.empty(),
            true,
            OptionalInt.empty(),
            OptionalInt.empty(),
            Set.of()));
    GROUPS.lines().forEach(line -> list.add(group(line)));
  }

  private static Service port(String[] fields) {
    List<PortRange> ports = List.of(fields[2].split(",")).stream().map(PortRange::parse).toList();
    Head head = head(fields[0], fields[3]);
    return fields[1].equals("tcp")
        ? new TcpService(head, List.of(), ports, Optional.empty())
        : new UdpService(head, List.of(), ports);
  }

  private static IcmpType type(String[] fields) {
    return new IcmpType(
        Integer.parseInt(fields[1]),
        fields[2].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields[2])));
  }

  /** Members are lower-case words; the description begins with the first capital letter. */
  private static ServiceGroup group(String line) {
    List<Id> members = new ArrayList<>();
    String[] words = line.split(" ");
    int i = 1;
    for (; !Character.isUpperCase(words[i].charAt(0)); i++) {
      members.add(Id.of("std:" + words[i]));
    }
    String comment = String.join(" ", List.of(words).subList(i, words.length));
    return new ServiceGroup(head(words[0], comment), members);
  }

  private static Head head(String name, String comment) {
    return Head.of(Id.of("std:" + name), name).withComment(comment).withFolder("Services");
  }
}
