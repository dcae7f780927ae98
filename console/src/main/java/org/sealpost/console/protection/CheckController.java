package org.sealpost.console.protection;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.sealpost.administration.CheckLine;
import org.sealpost.administration.ProtectionCheck;

/// Whether mail is protected as it is set up to be.
@Controller("/api/protection/check")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CheckController {
  private final ProtectionCheck check;

  CheckController(ProtectionCheck check) {
    this.check = check;
  }

  @Get
  Result run() {
    List<CheckLine> lines = check.run();
    return new Result(ProtectionCheck.overall(lines).name(), lines.stream().map(Line::of).toList());
  }

  /// @param overall `PASS`, `WARN` or `FAIL`: the worst of the lines
  @Serdeable
  record Result(String overall, List<Line> lines) {}

  @Serdeable
  record Line(String what, String outcome, String words) {
    static Line of(CheckLine line) {
      return new Line(line.what(), line.outcome().name(), line.words());
    }
  }
}
