package org.sealpost.organization.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The attributes that rules can ask for, named as in Exchange (ome.md 2.3, AD attributes). Manager
/// is text here, as all of them; who it is, says [Person#manager].
public enum DirectoryAttribute {
  CITY("City"),
  COMPANY("Company"),
  COUNTRY("Country"),
  CUSTOM_ATTRIBUTE_1("CustomAttribute1"),
  CUSTOM_ATTRIBUTE_2("CustomAttribute2"),
  CUSTOM_ATTRIBUTE_3("CustomAttribute3"),
  CUSTOM_ATTRIBUTE_4("CustomAttribute4"),
  CUSTOM_ATTRIBUTE_5("CustomAttribute5"),
  CUSTOM_ATTRIBUTE_6("CustomAttribute6"),
  CUSTOM_ATTRIBUTE_7("CustomAttribute7"),
  CUSTOM_ATTRIBUTE_8("CustomAttribute8"),
  CUSTOM_ATTRIBUTE_9("CustomAttribute9"),
  CUSTOM_ATTRIBUTE_10("CustomAttribute10"),
  CUSTOM_ATTRIBUTE_11("CustomAttribute11"),
  CUSTOM_ATTRIBUTE_12("CustomAttribute12"),
  CUSTOM_ATTRIBUTE_13("CustomAttribute13"),
  CUSTOM_ATTRIBUTE_14("CustomAttribute14"),
  CUSTOM_ATTRIBUTE_15("CustomAttribute15"),
  DEPARTMENT("Department"),
  DISPLAY_NAME("DisplayName"),
  EMAIL("Email"),
  FAX_NUMBER("FaxNumber"),
  FIRST_NAME("FirstName"),
  HOME_PHONE_NUMBER("HomePhoneNumber"),
  INITIALS("Initials"),
  LAST_NAME("LastName"),
  MANAGER("Manager"),
  MOBILE_NUMBER("MobileNumber"),
  NOTES("Notes"),
  OFFICE("Office"),
  OTHER_FAX_NUMBER("OtherFaxNumber"),
  OTHER_HOME_PHONE_NUMBER("OtherHomePhoneNumber"),
  OTHER_PHONE_NUMBER("OtherPhoneNumber"),
  PAGER_NUMBER("PagerNumber"),
  PHONE_NUMBER("PhoneNumber"),
  PO_BOX("POBox"),
  /// A language tag as `de-AT`, or several as in Accept-Language: what wrapper messages speak whose
  /// author's mail program does not say. For rules it is a text like any other.
  PREFERRED_LANGUAGE("PreferredLanguage"),
  STATE("State"),
  STREET("Street"),
  TITLE("Title"),
  /// X.509 certificates for S/MIME: DER in base64, several parted by spaces, semicolons or commas.
  /// For rules it is a text like any other.
  USER_CERTIFICATE("UserCertificate"),
  USER_LOGON_NAME("UserLogonName"),
  ZIP_CODE("ZipCode");

  private final String label;

  DirectoryAttribute(String label) {
    this.label = label;
  }

  /// As Exchange writes it.
  public String label() {
    return label;
  }

  /// By its label, in any case.
  public static Optional<DirectoryAttribute> labelled(String label) {
    String wanted = label.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(attribute -> attribute.label.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }
}
