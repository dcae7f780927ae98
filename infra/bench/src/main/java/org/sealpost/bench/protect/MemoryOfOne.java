package org.sealpost.bench.protect;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sealpost.bench.AuthoredMail;

/// What protecting one mail takes of the heap, in a JVM of its own as small as a Lambda function
/// may be.
///
/// @param allocatedBytes all that a call allocates, garbage included; the median of several
/// @param peakBytes the most that ever lay in the heap during those calls, garbage included
record MemoryOfOne(long allocatedBytes, long peakBytes) {
  static final String HEAP = "128m";
  private static final int CALLS = 15;

  /// Measures in a process of its own.
  static MemoryOfOne of(int sizeBytes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                MemoryOfOne.class.getName(),
                Integer.toString(sizeBytes))
            .redirectError(Redirect.INHERIT)
            .start();
    List<String> said;
    try (BufferedReader output = process.inputReader()) {
      said = output.lines().toList();
    }
    if (process.waitFor() != 0 || said.size() != 2) {
      throw new IOException("measuring memory failed in its process: " + said);
    }
    return new MemoryOfOne(Long.parseLong(said.get(0)), Long.parseLong(said.get(1)));
  }

  public static void main(String[] arguments) {
    Protection protection = new Protection(AuthoredMail.of(Integer.parseInt(arguments[0]), 0));
    protection.protect();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long[] allocated = new long[CALLS];
    for (int call = 0; call < CALLS; call++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      protection.protect();
      allocated[call] = threads.getCurrentThreadAllocatedBytes() - before;
    }
    Arrays.sort(allocated);
    System.out.println(allocated[CALLS / 2]);
    System.out.println(heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
  }
}
