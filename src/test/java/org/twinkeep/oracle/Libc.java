package org.twinkeep.oracle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The few calls of the C library that Java has no class for: namespaces, TUN devices, raw sockets.
 */
final class Libc {

  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  private static final int CLONE_NEWNET = 0x4000_0000;
  private static final int O_RDWR = 2;
  private static final int O_NONBLOCK = 0x800;
  private static final int SOCK_RAW = 3;
  private static final int IPPROTO_RAW = 255;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SO_MARK = 36;
  private static final long DESTINATION4 = 16; // where an IPv4 header has it
  private static final long TUNSETIFF = 0x4004_54caL;
  private static final short IFF_TUN_NO_PI = 0x1001;
  private static final short IFF_TAP_NO_PI = 0x1002;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle UNSHARE = call("unshare", JAVA_INT, JAVA_INT);
  private static final MethodHandle SETFSUID = call("setfsuid", JAVA_INT, JAVA_INT);
  private static final MethodHandle OPEN = call("open", 2, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle IOCTL =
      call("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle READ = call("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE = call("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle CLOSE = call("close", JAVA_INT, JAVA_INT);
  private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SENDTO =
      call("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);

  private Libc() {}

  private static MethodHandle call(String name, ValueLayout result, ValueLayout... arguments) {
    return call(name, -1, result, arguments);
  }

  private static MethodHandle call(
      String name, int firstVariadic, ValueLayout result, ValueLayout... arguments) {
    MemorySegment address = LINKER.defaultLookup().find(name).orElseThrow();
    FunctionDescriptor type = FunctionDescriptor.of(result, arguments);
    return firstVariadic < 0
        ? LINKER.downcallHandle(address, type)
        : LINKER.downcallHandle(address, type, Linker.Option.firstVariadicArg(firstVariadic));
  }

  /** Puts the calling thread, and processes it starts, into a network namespace of its own. */
  static void newNetworkNamespace() {
    int result = (int) invoke(UNSHARE, CLONE_NEWNET);
    if (result != 0) {
      throw new IllegalStateException("no new network namespace (root needed)");
    }
  }

  /** A TUN device of this name; a write is a packet that arrives there, a read one that leaves. */
  static int openTun(String name) {
    return open(name, IFF_TUN_NO_PI);
  }

  /** A TAP device of this name: the same with whole Ethernet frames. */
  static int openTap(String name) {
    return open(name, IFF_TAP_NO_PI);
  }

  private static int open(String name, short flags) {
    try (Arena arena = Arena.ofConfined()) {
      int fd = (int) invoke(OPEN, arena.allocateFrom("/dev/net/tun"), O_RDWR | O_NONBLOCK, 0);
      MemorySegment request = arena.allocate(40);
      request.setString(0, name);
      request.set(JAVA_SHORT, 16, flags);
      if (fd < 0 || (int) invoke(IOCTL, fd, TUNSETIFF, request) != 0) {
        throw new IllegalStateException(
            "no TUN or TAP device " + name + " (root and /dev/net/tun needed)");
      }
      return fd;
    }
  }

  /**
   * A raw socket that sees what the node's input path accepts; the send socket with protocol 255.
   */
  static int rawSocket(int family, int protocol) {
    int fd = socket(family, SOCK_RAW | O_NONBLOCK, protocol);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_INT);
      size.set(JAVA_INT, 0, 64 << 20);
      invoke(SETSOCKOPT, fd, SOL_SOCKET, SO_RCVBUFFORCE, size, 4);
    }
    return fd;
  }

  static int sendSocket(int family) {
    return rawSocket(family, IPPROTO_RAW);
  }

  /** The same, which waits while packets before are still on their way. */
  static int patientSendSocket(int family) {
    return socket(family, SOCK_RAW, IPPROTO_RAW);
  }

  private static int socket(int family, int type, int protocol) {
    int fd = (int) invoke(SOCKET, family, type, protocol);
    if (fd < 0) {
      throw new IllegalStateException("no raw socket for protocol " + protocol);
    }
    return fd;
  }

  /** The same for a socket that belongs to another user: the kernel notes who opens it. */
  static int sendSocketOf(int user, int family) {
    int before = (int) invoke(SETFSUID, user);
    try {
      return sendSocket(family);
    } finally {
      invoke(SETFSUID, before);
    }
  }

  /** What a socket sends has this packet mark from now on. */
  static void mark(int fd, long mark) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT);
      value.set(JAVA_INT, 0, (int) mark);
      if ((int) invoke(SETSOCKOPT, fd, SOL_SOCKET, SO_MARK, value, 4) != 0) {
        throw new IllegalStateException("the socket took no mark");
      }
    }
  }

  static void write(int fd, byte[] packet) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, packet);
      long written = (long) invoke(WRITE, fd, bytes, (long) packet.length);
      if (written != packet.length) {
        throw new IllegalStateException(
            "the device took " + written + " of " + packet.length + " bytes");
      }
    }
  }

  /** Packets of one size, one after the other. */
  static MemorySegment inARow(List<byte[]> packets, Arena arena) {
    int size = packets.getFirst().length;
    MemorySegment bytes = arena.allocate((long) size * packets.size());
    for (int i = 0; i < packets.size(); i++) {
      MemorySegment.copy(packets.get(i), 0, bytes, JAVA_BYTE, (long) i * size, size);
    }
    return bytes;
  }

  /**
   * Writes packets that stand one after the other, as fast as the kernel takes them. The kernel
   * carries each of them through all hooks before the call returns.
   *
   * @param size of every packet, in bytes
   */
  static void writeAll(int fd, MemorySegment packets, long size) {
    try {
      for (long at = 0; at < packets.byteSize(); at += size) {
        long written = (long) WRITE.invokeExact(fd, packets.asSlice(at, size), size);
        if (written != size) {
          throw new IllegalStateException("the device took " + written + " of " + size + " bytes");
        }
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library failed", e);
    }
  }

  /**
   * Sends a whole IP packet from the node itself; false = the kernel refused it (the output path
   * dropped it).
   */
  static boolean sendFromNode(int fd, int family, byte[] packet, byte[] destination) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, packet);
      int size = family == AF_INET ? 16 : 28;
      MemorySegment address = arena.allocate(size);
      address.set(JAVA_SHORT, 0, (short) family);
      MemorySegment.copy(
          destination, 0, address, JAVA_BYTE, family == AF_INET ? 4 : 8, destination.length);
      return (long) invoke(SENDTO, fd, bytes, (long) packet.length, 0, address, size) >= 0;
    }
  }

  /**
   * Sends whole IPv4 packets that stand one after the other from the node itself, as fast as the
   * kernel takes them.
   *
   * @param size of every packet, in bytes
   */
  static void sendAll(int fd, MemorySegment packets, int size) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(16);
      address.set(JAVA_SHORT, 0, (short) AF_INET);
      for (long at = 0; at < packets.byteSize(); at += size) {
        MemorySegment packet = packets.asSlice(at, size);
        MemorySegment.copy(packet, DESTINATION4, address, 4, 4);
        long sent = (long) SENDTO.invokeExact(fd, packet, (long) size, 0, address, 16);
        if (sent != size) {
          throw new IllegalStateException("the kernel took " + sent + " of " + size + " bytes");
        }
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library failed", e);
    }
  }

  /** The next packet, or empty when none is waiting. */
  static Optional<byte[]> read(int fd, MemorySegment buffer) {
    long length = (long) invoke(READ, fd, buffer, buffer.byteSize());
    return length <= 0
        ? Optional.empty()
        : Optional.of(buffer.asSlice(0, length).toArray(JAVA_BYTE));
  }

  static void close(int fd) {
    invoke(CLOSE, fd);
  }

  private static Object invoke(MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library failed", e);
    }
  }
}
