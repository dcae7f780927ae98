package org.sealpost.inspection.parsers;

import java.io.ByteArrayInputStream;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.FooterRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.HeaderRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.jspecify.annotations.Nullable;

/// xls, record by record: cells of a row on a line, hidden sheets as well. A password that everyone
/// has (of workbooks that are only write-protected) is no protection.
final class ExcelFile {
  private final Look look;
  private SSTRecord strings = new SSTRecord();
  private int row = -1;

  private ExcelFile(Look look) {
    this.look = look;
  }

  static void read(byte[] workbook, Look look) {
    ExcelFile file = new ExcelFile(look);
    RecordFactoryInputStream records =
        new RecordFactoryInputStream(new ByteArrayInputStream(workbook), false);
    @Nullable Record record = records.nextRecord();
    while (record != null && !look.isFull()) {
      file.record(record);
      record = records.nextRecord();
    }
  }

  private void record(Record record) {
    look.budget().step();
    if (record instanceof CellValueRecordInterface cell) {
      look.text(cell.getRow() == row ? "\t" : "\n");
      row = cell.getRow();
    }
    switch (record) {
      case SSTRecord sharedStrings -> strings = sharedStrings;
      case LabelSSTRecord cell -> look.text(shared(cell.getSSTIndex()));
      case LabelRecord cell -> look.text(cell.getValue());
      case NumberRecord cell -> look.text(BinarySheet.number(cell.getValue()));
      case RKRecord cell -> look.text(BinarySheet.number(cell.getRKNumber()));
      case FormulaRecord cell when !cell.hasCachedResultString() ->
          look.text(BinarySheet.number(cell.getValue()));
      case StringRecord result -> look.text(result.getString());
      case TextObjectRecord box -> look.text("\n" + box.getStr().getString() + "\n");
      case BoundSheetRecord sheet -> look.text(sheet.getSheetname() + "\n");
      case HeaderRecord header -> look.text("\n" + header.getText() + "\n");
      case FooterRecord footer -> look.text("\n" + footer.getText() + "\n");
      default -> {}
    }
  }

  private String shared(int number) {
    return number >= 0 && number < strings.getNumUniqueStrings()
        ? strings.getString(number).getString()
        : "";
  }
}
