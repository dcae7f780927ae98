package org.sealpost.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a figure was measured on.
public record Machine(String processor, int cores, long memoryBytes, String system, String jdk) {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final long GIBIBYTE = 1L << 30;

  public static Machine here() {
    long memoryBytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new Machine(
        processorModel().orElse("unknown processor"),
        Runtime.getRuntime().availableProcessors(),
        memoryBytes,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version", "")
            + " ("
            + System.getProperty("java.runtime.version")
            + ")");
  }

  /// On one line.
  public String describe() {
    return "%s, %d cores, %.1f GB memory, %s %s, JDK %s"
        .formatted(
            processor,
            cores,
            memoryBytes / (double) GIBIBYTE,
            system,
            System.getProperty("os.arch"),
            jdk);
  }

  /// How busy it is with other work just now: figures of a busy machine are too high.
  public static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int cores = Runtime.getRuntime().availableProcessors();
    if (load < 0) {
      return "load unknown";
    }
    return "load %.1f%s"
        .formatted(load, load > cores / 2.0 ? ": BUSY, measure again in quiet" : "");
  }

  /// Only Linux says it without being asked in its own way.
  private static Optional<String> processorModel() {
    try {
      return Files.readAllLines(CPUINFO).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }
}
