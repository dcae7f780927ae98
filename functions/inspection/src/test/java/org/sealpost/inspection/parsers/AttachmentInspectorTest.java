package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.inspection.InspectedAttachment;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;

class AttachmentInspectorTest {
  private static final String SECRET = "The secret word";

  @Nested
  class EveryKind {
    @ParameterizedTest
    @MethodSource
    void inspectShouldReadTheText(String kind, byte[] file) {
      InspectedAttachment found = Attachments.inspect("a." + kind, file);

      assertThat(found.text()).contains(SECRET);
      assertThat(found.extensions()).contains(kind);
      assertThat(found.sizeBytes()).isEqualTo(file.length);
      assertThat(found.isIncomplete()).isFalse();
      assertThat(found.isUnsupported()).isFalse();
      assertThat(found.isExecutable()).isFalse();
      assertThat(found.isPasswordProtected()).isFalse();
    }

    static Object[][] inspectShouldReadTheText() {
      return rows(Documents.all(SECRET));
    }

    @ParameterizedTest
    @MethodSource
    void inspectShouldGoByContentAndNotByName(String kind, byte[] file) {
      InspectedAttachment found = Attachments.inspect("picture.png", file);

      assertThat(found.text()).contains(SECRET);
      assertThat(found.isUnsupported()).isFalse();
      assertThat(found.extensions()).contains("png");
      if (!Set.of("txt", "eml").contains(kind)) { // text of no type of its own
        assertThat(found.extensions()).contains(kind);
      }
    }

    static Object[][] inspectShouldGoByContentAndNotByName() {
      return rows(Documents.all(SECRET));
    }

    @ParameterizedTest
    @MethodSource
    void inspectShouldReadItInAnArchive(String kind, byte[] file) {
      byte[] archive = Documents.zip(Map.of("folder/inner." + kind, file));

      InspectedAttachment found = Attachments.inspect("a.zip", archive);

      assertThat(found.text()).contains(SECRET);
      assertThat(found.extensions()).contains("zip", kind);
      assertThat(found.isIncomplete()).isFalse();
      assertThat(found.isUnsupported()).isFalse();
    }

    static Object[][] inspectShouldReadItInAnArchive() {
      return rows(Documents.all(SECRET));
    }
  }

  private static Object[][] rows(Map<String, byte[]> files) {
    return files.entrySet().stream()
        .map(file -> new Object[] {file.getKey(), file.getValue()})
        .toArray(Object[][]::new);
  }

  @Nested
  class Types {
    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "offer.txt", "offer.pdf", ""})
    void inspectShouldKnowAProgram(String name) {
      InspectedAttachment found = Attachments.inspect(name, program(0));

      assertThat(found.isExecutable()).isTrue();
      assertThat(found.isUnsupported()).isTrue();
      assertThat(found.extensions()).contains("exe");
    }

    @Test
    void inspectShouldTellLibrariesFromPrograms() {
      assertThat(Attachments.inspect("a", program(0x2000)).extensions()).containsExactly("dll");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\u007fELF\2\1\1\0",
          "\u00cf\u00fa\u00ed\u00fe\7\0\0\1",
          "\u00ca\u00fe\u00ba\u00be\0\0\0\2",
          "L\0\0\0\1\u0014\2\0",
          "MZ\u0090\0\3\0\0\0",
        })
    void inspectShouldKnowOtherPrograms(String signature) {
      byte[] file = signature.getBytes(ISO_8859_1);

      assertThat(Attachments.inspect("a.txt", file).isExecutable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "#!/bin/sh\necho hello\n",
          "@echo off\r\n",
          "MZ is the beginning of this text, which is no program",
          "WScript.Echo \"hello\"",
          "\u00ca\u00fe\u00ba\u00be\0\0\0A, a class of Java",
          "Rar!\u001a\7\0",
        })
    void inspectShouldNotTakeOthersForPrograms(String content) {
      byte[] file = content.getBytes(ISO_8859_1);

      assertThat(Attachments.inspect("a.exe", file).isExecutable()).isFalse();
    }

    @Test
    void inspectShouldKnowAProgramInAnArchive() {
      byte[] archive = Documents.zip(Map.of("readme.txt", program(0)));

      InspectedAttachment found =
          Attachments.inspect("a.zip", Documents.zip(Map.of("b.zip", archive)));

      assertThat(found.isExecutable()).isTrue();
      assertThat(found.isUnsupported()).isTrue();
      assertThat(found.extensions()).containsExactlyInAnyOrder("zip", "txt", "exe");
    }

    @Test
    void inspectShouldReadAnArchiveBehindAProgram() {
      byte[] archive = Documents.zipOf("a.txt", SECRET);
      byte[] both = joined(program(0), archive);

      InspectedAttachment found = Attachments.inspect("setup.exe", both);

      assertThat(found.isExecutable()).isTrue();
      assertThat(found.text()).contains(SECRET);
    }

    @Test
    void inspectShouldReadAnArchiveBehindAPicture() {
      byte[] both =
          joined(new byte[] {'G', 'I', 'F', '8', '9', 'a'}, Documents.zipOf("a.txt", SECRET));

      assertThat(Attachments.inspect("a.gif", both).text()).contains(SECRET);
    }

    @Test
    void inspectShouldReadAnArchiveInAContainerOnce() {
      byte[] zip = Documents.zipOf("a.txt", SECRET);

      for (byte[] container :
          List.of(
              Documents.tar("a.zip", zip),
              Documents.compound(
                  files -> {
                    files.createDocument(Documents.stream(new byte[9]), "EncryptedPackage");
                    files.createDocument(Documents.stream(zip), "Package");
                  }))) {
        InspectedAttachment found = Attachments.inspect("a", container);

        assertThat(found.text().strip()).isEqualTo(SECRET);
        assertThat(found.isIncomplete()).isFalse();
      }
    }

    @Test
    void inspectShouldReadAPdfBehindAnything() {
      byte[] both = joined("<html><body>x</body></html>\n".getBytes(UTF_8), Documents.pdf(SECRET));

      assertThat(Attachments.inspect("a.html", both).text()).contains(SECRET);
    }

    @Test
    void inspectShouldKnowAnInstaller() {
      byte[] installer =
          Documents.compound(
              files -> {
                files
                    .getRoot()
                    .setStorageClsid(new ClassID("{000C1084-0000-0000-C000-000000000046}"));
                files.createDocument(Documents.stream(new byte[10]), "Tables");
              });

      InspectedAttachment found = Attachments.inspect("a.doc", installer);

      assertThat(found.isExecutable()).isTrue();
      assertThat(found.extensions()).containsExactlyInAnyOrder("doc", "msi");
    }

    @ParameterizedTest
    @MethodSource
    void inspectShouldSayWhatItCannotLookInto(String signature, String extension) {
      byte[] file = (signature + "\7\0\1\2").getBytes(ISO_8859_1);

      InspectedAttachment found = Attachments.inspect("a", file);

      assertThat(found.isUnsupported()).isTrue();
      assertThat(found.isIncomplete()).isFalse();
      assertThat(found.extensions()).containsExactly(extension);
    }

    static Object[][] inspectShouldSayWhatItCannotLookInto() {
      return new Object[][] {
        {"Rar!\u001a", "rar"}, {"MSCF\0\0\0\0", "cab"}, {"\u0089PNG\r\n", "png"}, {"GIF89a", "gif"}
      };
    }

    @Test
    void inspectShouldNotSupportWhatItDoesNotKnow() {
      assertThat(Attachments.inspect("a.txt", new byte[300]).isUnsupported()).isTrue();
    }

    @Test
    void inspectShouldTakeAnEmptyFileForText() {
      InspectedAttachment found = Attachments.inspect("a.docx", new byte[0]);

      assertThat(found.isUnsupported()).isFalse();
      assertThat(found.text()).isEmpty();
      assertThat(found.extensions()).containsExactly("docx");
    }
  }

  @Nested
  class Texts {
    @Test
    void inspectShouldReadAnyCharset() {
      assertThat(Attachments.inspect("a.csv", "密語;".getBytes(UTF_8)).text()).contains("密語;");
      assertThat(Attachments.inspect("a", SECRET.getBytes(UTF_16LE)).text()).isEqualTo(SECRET);
      assertThat(Attachments.inspect("a", new byte[] {'G', 'r', (byte) 0xfc, 'n'}).text())
          .isEqualTo("Grün");
    }

    @Test
    void inspectShouldReadHiddenHtml() {
      byte[] page = "<html><p style='display:none'>sec<b>ret</b></p><img alt=word>".getBytes(UTF_8);

      assertThat(Attachments.inspect("a.txt", page).text()).contains("secret").contains("word");
    }

    @Test
    void inspectShouldReadAttributesOfXml() {
      byte[] file = "<?xml version='1.0'?><a b='secret'>word<![CDATA[ cdata]]></a>".getBytes(UTF_8);

      assertThat(Attachments.inspect("a.xml", file).text()).contains("secret", "word cdata");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void inspectShouldReadXmlInItsEncoding(String charset) {
      String xml = "<?xml version='1.0' encoding='" + charset + "'?><a>Grün</a>";

      byte[] file = xml.getBytes(Charset.forName(charset));

      assertThat(Attachments.inspect("a.xml", file).text()).isEqualTo("Grün");
    }

    @Test
    void inspectShouldReadXmlInNoEncoding() {
      byte[] file =
          "<?xml version='1.0' encoding='x-none'?><a>secret \u00ff word</a>".getBytes(ISO_8859_1);

      assertThat(Attachments.inspect("a.xml", file).text()).isEqualTo("secret \ufffd word");
    }

    @Test
    void inspectShouldReadMalformedXmlAsText() {
      byte[] file = "<?xml version='1.0'?><a><b>secret word".getBytes(UTF_8);

      InspectedAttachment found = Attachments.inspect("a.xml", file);

      assertThat(found.text()).contains("<b>secret word");
      assertThat(found.isIncomplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\\rtf1 secret\\par word} | secret\\nword",
          "{\\rtf1 {\\v secret} word} | secret word",
          "{\\rtf1 sec{\\b ret} word} | secret word",
          "{\\rtf1 a\\cell b\\row c} | a\tb\\nc",
          "{\\rtf1\\ansi Gr\\'fcn} | Grün",
          "{\\rtf1\\uc1 \\u23494?} | 密",
          "{\\rtf1{\\*\\unknown secret}} | secret",
          "{\\rtf1{\\info{\\title secret}}} | secret",
          "{\\rtf1{\\fonttbl{\\f0 Arial;}}x} | x",
        })
    void inspectShouldReadRtf(String rtf, String expected) {
      String text = Attachments.inspect("a.doc", rtf.getBytes(UTF_8)).text();

      assertThat(text).contains(expected.replace("\\n", "\n")).doesNotContain("Arial");
    }
  }

  @Nested
  class Office {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "<w:p><w:r><w:t>sec</w:t></w:r> <w:r><w:t>ret word</w:t></w:r></w:p> | secret word",
          "<w:p><w:r><w:t>secret</w:t></w:r></w:p><w:p><w:r><w:t>word</w:t></w:r></w:p> |"
              + " secret\\nword",
          "<w:p><w:r><w:t>secret</w:t><w:tab/><w:t>word</w:t></w:r></w:p> | secret\tword",
          "<w:p><w:r><w:t xml:space='preserve'>secret </w:t></w:r><w:r><w:t>word</w:t></w:r></w:p>"
              + " | secret word",
          "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p> | secret",
          "<w:p><w:del><w:r><w:delText>secret</w:delText></w:r></w:del></w:p> | secret",
          "<w:p><w:r><w:instrText>HYPERLINK secret</w:instrText></w:r></w:p> | HYPERLINK secret",
          "<w:p><w:docPr descr='secret'/></w:p> | secret",
        })
    void inspectShouldReadRunsOfWord(String body, String expected) {
      assertThat(Attachments.inspect("a.docx", Documents.docxOf(body)).text())
          .contains(expected.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "word/header1.xml",
          "word/footer2.xml",
          "word/comments.xml",
          "word/footnotes.xml",
          "word/endnotes.xml",
          "word/glossary/document.xml",
          "word/charts/chart1.xml",
          "word/styles.xml",
          "other/anything.bin",
        })
    void inspectShouldReadEveryPart(String part) {
      byte[] document =
          Documents.docxOf("", part, Documents.word("<w:p><w:r><w:t>secret</w:t></w:r></w:p>"));

      assertThat(Attachments.inspect("a.docx", document).text()).contains("secret");
    }

    @Test
    void inspectShouldReadLinksThatLeadOutside() {
      byte[] document =
          Documents.docxOf(
              "",
              "word/_rels/document.xml.rels",
              "<Relationships><Relationship TargetMode='External' Target='https://secret.example'/>"
                  + "</Relationships>");

      assertThat(Attachments.inspect("a.docx", document).text()).contains("https://secret.example");
    }

    @Test
    void inspectShouldReadCellsInOrder() {
      byte[] workbook =
          Documents.xlsxOf(
              "<row><c t='s'><v>1</v></c><c><v>4.111111111111111E15</v></c></row>"
                  + "<row><c t='inlineStr'><is><t>inline</t></is></c><c t='str'><f>A1</f><v>result</v></c></row>",
              "xl/sharedStrings.xml",
              "<sst><si><t>unused</t></si><si><r><t>two</t></r><r><t>fold</t></r></si></sst>",
              "xl/comments1.xml",
              "<comments><comment><t>remark</t></comment></comments>");

      String text = Attachments.inspect("a.xlsx", workbook).text();

      assertThat(text)
          .contains("twofold\t4111111111111111\t\n")
          .contains("inline\tA1\tresult")
          .contains("unused")
          .contains("remark");
    }

    @Test
    void inspectShouldReadNumbersOfXlsb() {
      String text = Attachments.inspect("a.xlsb", Documents.xlsb(SECRET)).text();

      assertThat(text).contains(SECRET + "\t4111111111111111");
    }

    @Test
    void inspectShouldReadNumbersOfXls() {
      String text = Attachments.inspect("a.xls", Documents.xls(SECRET)).text();

      assertThat(text).contains("Sheet one").contains(SECRET + "\t4111111111111111\n12.5");
    }

    @ParameterizedTest
    @CsvSource({
      "ms-word.document.macroEnabled.main, word/document.xml, docm",
      "ms-excel.sheet.macroEnabled.main, xl/workbook.xml, xlsm",
      "ms-powerpoint.presentation.macroEnabled.main, ppt/presentation.xml, pptm",
    })
    void inspectShouldKnowDocumentsWithMacros(String type, String part, String extension) {
      byte[] document = Documents.zip(Documents.office(type, part, "<a/>"));

      InspectedAttachment found = Attachments.inspect("a." + extension.replace('m', 'x'), document);

      assertThat(found.extensions()).contains(extension);
      assertThat(found.isUnsupported()).isFalse();
    }

    @Test
    void inspectShouldReadProperties() {
      byte[] document =
          Documents.docxOf(
              "",
              "docProps/core.xml",
              "<c:coreProperties xmlns:c='c' xmlns:dc='d'><dc:title>T</dc:title><dc:creator>A</dc:creator></c:coreProperties>",
              "docProps/app.xml",
              "<Properties><Company>Contoso</Company><Pages>3</Pages></Properties>",
              "docProps/custom.xml",
              "<Properties xmlns:vt='v'><property name='Department'><vt:lpwstr>Research</vt:lpwstr></property></Properties>");

      assertThat(Attachments.inspect("a.docx", document).properties())
          .isEqualTo(
              Map.of("Title", "T", "Author", "A", "Company", "Contoso", "Department", "Research"));
    }

    @Test
    void inspectShouldReadPropertiesOfOldDocuments() {
      assertThat(Attachments.inspect("a.xls", Documents.xls(SECRET)).properties())
          .containsEntry("Title", "The title")
          .containsEntry("Department", "Research");
    }

    @Test
    void inspectShouldReadPropertiesOfOpenDocuments() {
      byte[] document =
          Documents.zipOf(
              "mimetype",
              "application/vnd.oasis.opendocument.spreadsheet",
              "content.xml",
              "<a/>",
              "meta.xml",
              "<o:m xmlns:o='o' xmlns:m='m' xmlns:dc='d'><dc:title>T</dc:title>"
                  + "<m:user-defined m:name='Department'>Research</m:user-defined></o:m>");

      InspectedAttachment found = Attachments.inspect("a", document);

      assertThat(found.properties()).isEqualTo(Map.of("Title", "T", "Department", "Research"));
      assertThat(found.extensions()).contains("ods");
    }

    @Test
    void inspectShouldKeepBothValuesOfAPropertyGivenTwice() {
      byte[] document =
          Documents.docxOf(
              "",
              "docProps/custom.xml",
              "<P><property name='D'><a>one</a></property><property name='D'><a>two</a></property></P>");

      assertThat(Attachments.inspect("a.docx", document).properties())
          .containsEntry("D", "one\ntwo");
    }

    @Test
    void inspectShouldReadEmbeddedDocuments() {
      Map<String, byte[]> parts =
          new LinkedHashMap<>(
              Documents.office("wordprocessingml.document.main", "word/document.xml", "<a/>"));
      parts.put("word/embeddings/sheet.xlsx", Documents.xlsx("secret"));
      parts.put("word/embeddings/old.xls", Documents.xls("word"));
      parts.put("word/media/image1.png", "\u0089PNG".getBytes(ISO_8859_1));
      parts.put("word/printerSettings/printerSettings1.bin", new byte[500]);

      InspectedAttachment found = Attachments.inspect("a.docx", Documents.zip(parts));

      assertThat(found.text()).contains("secret", "word");
      assertThat(found.extensions()).contains("docx", "xlsx", "xls");
      assertThat(found.isUnsupported()).isFalse();
      assertThat(found.isIncomplete()).isFalse();
    }

    @Test
    void inspectShouldReadPackagedFiles() {
      byte[] packaged =
          Documents.compound(
              files -> {
                Ole10Native.createOleMarkerEntry(files);
                byte[] program = program(0);
                Ole10Native file = new Ole10Native("a.exe", "a.exe", "a.exe", program);
                files.createDocument(
                    Documents.stream(Documents.bytes(file::writeOut)), Ole10Native.OLE10_NATIVE);
              });
      Map<String, byte[]> parts =
          new LinkedHashMap<>(
              Documents.office("wordprocessingml.document.main", "word/document.xml", "<a/>"));
      parts.put("word/embeddings/oleObject1.bin", packaged);

      InspectedAttachment found = Attachments.inspect("a.docx", Documents.zip(parts));

      assertThat(found.isExecutable()).isTrue();
      assertThat(found.extensions()).contains("exe");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "<t:p>sec<t:span>ret</t:span> word</t:p> | secret word",
          "<t:p>secret<t:s/>word</t:p> | secret\tword",
          "<t:p>secret<t:line-break/>word</t:p> | secret\\nword",
          "<t:h>secret</t:h>  <t:p>word</t:p> | secret\\nword",
          "<t:annotation><t:p>secret word</t:p></t:annotation> | secret word",
        })
    void inspectShouldReadOpenDocuments(String body, String expected) {
      byte[] document =
          Documents.zipOf(
              "mimetype",
              "application/vnd.oasis.opendocument.presentation",
              "content.xml",
              "<t:x xmlns:t='t'>" + body + "</t:x>");

      assertThat(Attachments.inspect("a.odp", document).text())
          .contains(expected.replace("\\n", "\n"));
    }
  }

  @Nested
  class Pdf {
    @Test
    void inspectShouldReadNotesAndDescription() {
      byte[] file =
          Documents.pdf(
              "page",
              document -> {
                document.getDocumentInformation().setSubject("secret subject");
                PDAnnotationText note = new PDAnnotationText();
                note.setContents("secret note");
                document.getPage(0).getAnnotations().add(note);
              });

      assertThat(Attachments.inspect("a.pdf", file).text()).contains("secret subject", "page");
    }

    @Test
    void inspectShouldReadFilesInIt() {
      byte[] file =
          Documents.pdf(
              "page",
              document -> {
                PDComplexFileSpecification inner = new PDComplexFileSpecification();
                inner.setFile("inner.exe");
                inner.setEmbeddedFile(new PDEmbeddedFile(document, Documents.stream(program(0))));
                PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
                files.setNames(Map.of("inner.exe", inner));
                PDDocumentNameDictionary names =
                    new PDDocumentNameDictionary(document.getDocumentCatalog());
                names.setEmbeddedFiles(files);
                document.getDocumentCatalog().setNames(names);
              });

      InspectedAttachment found = Attachments.inspect("a.pdf", file);

      assertThat(found.isExecutable()).isTrue();
      assertThat(found.extensions()).contains("exe", "pdf");
    }

    @Test
    void inspectShouldReadWhatOnlyForbidsPrinting() {
      InspectedAttachment found =
          Attachments.inspect("a.pdf", Documents.lockedPdf(SECRET, "owner", ""));

      assertThat(found.text()).contains(SECRET);
      assertThat(found.isPasswordProtected()).isFalse();
    }
  }

  @Nested
  class Passwords {
    @ParameterizedTest
    @MethodSource
    void inspectShouldSayThatThereIsOne(String name, byte[] file) {
      InspectedAttachment found = Attachments.inspect(name, file);

      assertThat(found.isPasswordProtected()).isTrue();
      assertThat(found.isUnsupported()).isFalse();
      assertThat(found.text()).doesNotContain(SECRET);
    }

    static Object[][] inspectShouldSayThatThereIsOne() {
      byte[] zip = encrypted(Documents.zipOf("notes.txt", SECRET));
      return new Object[][] {
        {"a.pdf", Documents.lockedPdf(SECRET, "owner", "user")},
        {"a.xls", Documents.xls(SECRET, "password")},
        {"a.doc", Documents.doc(SECRET, true)},
        {
          "a.docx",
          Documents.compound(
              files -> files.createDocument(Documents.stream(new byte[99]), "EncryptedPackage"))
        },
        {"a.zip", zip},
        {"outer.zip", Documents.zip(Map.of("inner.zip", zip))},
        {"a.7z", Documents.sevenZip("notes.txt", SECRET.getBytes(UTF_8), "password")},
        {
          "a.odt",
          Documents.zipOf(
              "mimetype",
              "application/vnd.oasis.opendocument.text",
              "content.xml",
              "\u00e1\u00e9",
              "META-INF/manifest.xml",
              "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>")
        },
      };
    }

    @Test
    void inspectShouldStillKnowNamesInALockedArchive() {
      byte[] archive = encrypted(Documents.zipOf("notes.docm", SECRET));

      assertThat(Attachments.inspect("a.zip", archive).extensions()).contains("docm");
    }
  }

  @Nested
  class Messages {
    @Test
    void inspectShouldPutAttachmentsOfMessagesBehindThem() throws Exception {
      Inspection inspection =
          new AttachmentInspector().inspect(MimeReader.read(Mails.forwarding()));

      assertThat(inspection.attachments())
          .extracting(InspectedAttachment::name)
          .containsExactly("", "deep.bin");
      assertThat(inspection.attachments().getFirst().text()).contains("The nested text.");
      assertThat(inspection.attachments().getLast().text()).isEqualTo("deep");
    }

    @Test
    void inspectShouldKeepTheOrderOfTheMessage() {
      Inspection inspection =
          Attachments.inspectAll(
              Attachments.part("1.eml", Documents.eml("one")),
              Attachments.part("2.msg", Documents.msg("two")),
              Attachments.part("3.txt", "three".getBytes(UTF_8)));

      assertThat(inspection.attachments())
          .extracting(InspectedAttachment::name)
          .containsExactly("1.eml", "inner.csv", "2.msg", "inner.txt", "3.txt");
      assertThat(inspection.attachments()).noneMatch(InspectedAttachment::isIncomplete);
    }

    @Test
    void inspectShouldReadAMessageWithoutAuthorAsFarAsItGoes() {
      InspectedAttachment found =
          Attachments.inspect("a.eml", "Subject: x\r\n\r\nsecret".getBytes(UTF_8));

      assertThat(found.text()).contains("secret");
      assertThat(found.isIncomplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"winmail.dat, application/ms-tnef", "a.bin, application/octet-stream"})
    void inspectShouldReadWinmail(String name, String type) {
      byte[] file = Winmail.withBodyAndAttachment("The body", "inner.exe", program(0));

      Inspection inspection = Attachments.inspectAll(Attachments.part(name, type, file));

      assertThat(inspection.texts()).contains("The body");
      assertThat(inspection.attachments())
          .extracting(InspectedAttachment::name)
          .containsExactly(name, "inner.exe");
      assertThat(inspection.attachments().getFirst().isUnsupported()).isFalse();
      assertThat(inspection.attachments().getFirst().isIncomplete()).isFalse();
      assertThat(inspection.attachments().getLast().isExecutable()).isTrue();
    }

    @Test
    void inspectShouldReadEveryFormOfTheBodyInWinmail() {
      byte[] file = Winmail.withForms("plain body", "<p>html <b>bo</b>dy</p>", "{\\rtf1 rtf body}");

      Inspection inspection = Attachments.inspectAll(Attachments.part("winmail.dat", file));

      assertThat(String.join("\n", inspection.texts()))
          .contains("plain body", "html body", "rtf body");
    }
  }

  @Test
  void inspectShouldFindNothingInAMessageWithoutAttachments() {
    assertThat(new AttachmentInspector().inspect(Attachments.mail())).isEqualTo(Inspection.NOTHING);
  }

  @Test
  void inspectShouldReadWhatIsWrittenInPhotos() throws IOException {
    byte[] comment = "a secret comment".getBytes(UTF_8);
    byte[] photo =
        Documents.bytes(
            out -> {
              out.write(
                  new byte[] {-1, (byte) 0xd8, -1, (byte) 0xfe, 0, (byte) (comment.length + 2)});
              out.write(comment);
              out.write(new byte[] {-1, (byte) 0xda, 0, 2});
            });

    InspectedAttachment found = Attachments.inspect("a.jpeg", photo);

    assertThat(found.text()).contains("a secret comment");
    assertThat(found.extensions()).containsExactlyInAnyOrder("jpeg", "jpg");
    assertThat(found.isUnsupported()).isFalse();
    assertThat(found.isIncomplete()).isFalse();
  }

  @Test
  void inspectShouldReadWhatIsWrittenInScans() {
    byte[] words = "a secret word\0".getBytes(UTF_8);
    ByteBuffer scan = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    scan.put(new byte[] {'I', 'I', '*', 0}).putInt(8).putShort((short) 1);
    scan.putShort((short) 270).putShort((short) 2).putInt(words.length).putInt(50).putInt(0);
    scan.put(50, words);

    InspectedAttachment found = Attachments.inspect("a.tif", scan.array());

    assertThat(found.text()).contains("a secret word");
    assertThat(found.extensions()).containsExactlyInAnyOrder("tif", "tiff");
    assertThat(found.isIncomplete()).isFalse();
  }

  /// Sets the bit that says so in both headers; the content is not really encrypted.
  private static byte[] encrypted(byte[] zip) {
    for (int at = 0; at < zip.length - 8; at++) {
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 3 && zip[at + 3] == 4) {
        zip[at + 6] |= 1;
      }
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
        zip[at + 8] |= 1;
      }
    }
    return zip;
  }

  private static byte[] program(int characteristics) {
    byte[] program = new byte[200];
    program[0] = 'M';
    program[1] = 'Z';
    program[0x3c] = 0x60;
    program[0x60] = 'P';
    program[0x61] = 'E';
    program[0x60 + 22] = (byte) characteristics;
    program[0x60 + 23] = (byte) (characteristics >> 8);
    return program;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return Documents.bytes(
        out -> {
          out.write(first);
          out.write(second);
        });
  }
}
