package org.twinkeep.model;

/** An object that stands for a set of addresses. */
public sealed interface AddressObject extends ProjectObject
    permits Host, Network, AddressRange, ObjectGroup, DynamicGroup, DnsName, AddressTable {}
