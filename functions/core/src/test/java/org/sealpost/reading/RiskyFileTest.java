package org.sealpost.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.reading.RiskyFile.Kind;
import org.sealpost.testing.SeededRandom;

/// Threats 30 and 37.
class RiskyFileTest {
  private static final byte[] NOTHING = {};

  @ParameterizedTest
  @CsvSource({
    "setup.exe, PROGRAM",
    "SETUP.EXE, PROGRAM",
    "setup.exe., PROGRAM",
    "setup.exe . ., PROGRAM",
    "tool.msi, PROGRAM",
    "app.jar, PROGRAM",
    "app.apk, PROGRAM",
    "saver.scr, PROGRAM",
    "a.js, SCRIPT",
    "a.vbs, SCRIPT",
    "a.ps1, SCRIPT",
    "a.hta, SCRIPT",
    "run.sh, SCRIPT",
    "a.lnk, SHORTCUT",
    "a.url, SHORTCUT",
    "desk.rdp, SHORTCUT",
    "a.library-ms, SHORTCUT",
    "a.iso, DISK_IMAGE",
    "a.vhdx, DISK_IMAGE",
    "a.img, DISK_IMAGE",
    "a.docm, MACROS",
    "a.xlsm, MACROS",
    "a.xll, MACROS",
    "a.html, WEB_PAGE",
    "a.svg, WEB_PAGE",
    "a.xml, WEB_PAGE",
    "a.mht, WEB_PAGE",
    "invoice.pdf.exe, DISGUISED",
    "photo.jpg.scr, DISGUISED",
    "letter.docx.js, DISGUISED",
    "invoice.pdf      .exe, DISGUISED",
    "report.pdf.lnk, DISGUISED"
  })
  void ofShouldTellByName(String name, Kind expected) {
    assertThat(RiskyFile.of(name, NOTHING)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offer.pdf",
        "photo.jpg",
        "table.xlsx",
        "a.docx",
        "notes.txt",
        "archive.zip",
        "archive.tar.gz",
        "exe",
        "readme",
        "js",
        "about.exe.pdf",
        "version 1.2.3.pdf",
        "a."
      })
  void ofShouldHaveNothingAgainstUsualNames(String name) {
    assertThat(RiskyFile.of(name, NOTHING)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void ofShouldTellByContent(String name, String head, Optional<Kind> expected) {
    assertThat(RiskyFile.of(name, head.getBytes(ISO_8859_1))).isEqualTo(expected);
  }

  static List<Object[]> ofShouldTellByContent() {
    String windows = "MZ\u0090\0\3\0\0\0" + "\0".repeat(60) + "PE\0\0";
    return List.of(
        row("photo.jpg", windows, Kind.DISGUISED),
        row("noname", windows, Kind.PROGRAM),
        row("MZ.txt", "MZ is how programs begin, and so may words.", null),
        row("data", "\u007fELF\2\1\1", Kind.PROGRAM),
        row("report.pdf", "\u007fELF\2\1\1", Kind.DISGUISED),
        row("data", "\u00ca\u00fe\u00ba\u00be\0\0\0A", Kind.PROGRAM),
        row("data", "L\0\0\0\1\u0014\2\0", Kind.SHORTCUT),
        row("notes.txt", "#!/bin/sh\nrm", Kind.DISGUISED),
        row("data", "#!/usr/bin/env python", Kind.SCRIPT),
        row("photo.jpg", "<!DOCTYPE html><script>", Kind.WEB_PAGE),
        row("data", " \n<svg onload=x>", Kind.WEB_PAGE),
        row("data", "\u00ef\u00bb\u00bf<html>", Kind.WEB_PAGE),
        row("data", new String("\ufeff<html>".getBytes(UTF_16LE), ISO_8859_1), Kind.WEB_PAGE),
        row("data", "<?xml version='1.0'?>", Kind.WEB_PAGE),
        row("a.docx", "PK\3\4\24\0\0\0 word/vbaProject.bin", Kind.MACROS),
        row("a.zip", "PK\3\4\24\0\1\0", Kind.LOCKED_ARCHIVE),
        row("a.zip", "PK\3\4\24\0\0\0", null),
        row("a.pdf", "%PDF-1.7", null),
        row("a.png", "\u0089PNG\r\n\u001a\n", null),
        row("a.txt", "Dear Bob,", null));
  }

  private static Object[] row(String name, String head, @Nullable Kind kind) {
    return new Object[] {name, head, Optional.ofNullable(kind)};
  }

  @Test
  void ofShouldTakeWhatever() {
    SeededRandom random = new SeededRandom(30);
    for (int round = 0; round < 2_000; round++) {
      byte[] head = new byte[random.nextInt(80)];
      random.nextBytes(head);
      byte[] name = new byte[random.nextInt(40)];
      random.nextBytes(name);
      if (head.length > 2 && round % 3 == 0) {
        head[0] = 'M';
        head[1] = 'Z';
      }

      assertThat(RiskyFile.of(new String(name, ISO_8859_1), head)).isNotNull();
    }
    assertThat(RiskyFile.of("x.".repeat(32_000) + "exe", NOTHING)).contains(Kind.PROGRAM);
  }
}
