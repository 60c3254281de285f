package io.bowtie.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane.doe@example.com",
        "Jane_Doe+crm@mail.example.co.uk",
        "o'brien@example.ie",
        "jörg.müller@exämple.de",
        "用户@例子.广告",
        "jane@sub-domain.example",
        "jane%40example.com",
        "JANE@EXAMPLE.COM",
      })
  void shouldMaskAddresses(String address) {
    assertThat(ContactData.masked(address)).isEqualTo("[e-mail]");
    assertThat(ContactData.masked("'" + address + "' in amount is no number."))
        .isEqualTo("'[e-mail]' in amount is no number.");
    assertThat(ContactData.masked("{\"title\":\"" + address + "\",\"n\":1}"))
        .isEqualTo("{\"title\":\"[e-mail]\",\"n\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49 30 1234567",
        "+49 (0)30 1234567",
        "+49 (30) 123-4567",
        "+49-30-1234567",
        "+49.30.1234567",
        "+493012345678",
        "+1 415 555 0132",
        "+1 (415) 555-0132",
        "+1-415-555-0132",
        "+14155550132",
        "+44 20 7946 0958",
        "+33 1 23 45 67 89",
        "+33123456789",
        "+34.912.345.678",
        "+41 44 668 18 00",
        "+91 98765 43210",
        "+81 3-1234-5678",
        "+86 138 0013 8000",
        "+55 (11) 91234-5678",
        "+353 1 437 0000",
        "0049 30 1234567",
        "0049301234567",
        "(415) 555-0132",
        "(415)555-0132",
        "(030) 1234567",
        "(020) 7946 0958",
        "415-555-0132",
        "415.555.0132",
        "415 555 0132",
        "1-415-555-0132",
        "030 1234567",
        "030/1234567",
        "030 / 123 45 67",
        "0170-1234567",
        "020 7946 0958",
        "07700 900123",
        "01 23 45 67 89",
        "01.23.45.67.89",
        "06-12-34-56-78",
      })
  void shouldMaskTelephoneNumbers(String number) {
    assertThat(ContactData.masked(number)).isEqualTo("[phone]");
    assertThat(ContactData.masked("'" + number + "' in amount is no number."))
        .isEqualTo("'[phone]' in amount is no number.");
    assertThat(ContactData.masked("{\"title\":\"" + number + "\",\"n\":1}"))
        .isEqualTo("{\"title\":\"[phone]\",\"n\":1}");
    assertThat(ContactData.masked("Tel.: " + number + ", ask for her."))
        .isEqualTo("Tel.: [phone], ask for her.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Ids.
        "4155550132",
        "00Q5e000001AbCdEAF",
        "0065e00000XyZ12",
        "0012345678",
        "000123456789",
        "12345678901234567890",
        "D-2026-00012",
        "INV-0042-123456",
        "SO0170-1234567",
        "550e8400-e29b-41d4-a716-446655440000",
        "00000000-0000-4000-8000-000000000000",
        "ea0a-0412-4567-8912",
        "20261130T220857.123Z-41",
        "sub_1NXabc0123456789",
        "deal-2026-06-28-0f3a",
        "lead|1001|2",
        // Dates and times.
        "2026-06-30",
        "2026-06-30 10:15:00",
        "2026-06-30T10:15:00.123456+02:00",
        "2026-06-30T10:15:00.000+0200",
        "30.06.2026",
        "01.02.2026 08:30",
        "06/30/2026",
        "06/30/2026 10:15",
        "09-12-2026 10:15:30",
        "6/3/2026 8:05",
        "20260630101500",
        "0042 2026-06-30",
        "1782864000000",
        // Amounts and other numbers.
        "1234567.89",
        "1,234,567.89",
        "1.234.567,89",
        "1 234 567,89",
        "1'234'567.89",
        "+1500000",
        "+1500000.00",
        "+15000000.00",
        "+1,500,000.00",
        "+12.500.000",
        "+12.500.000,00",
        "-12500000",
        "(1,234,567.89)",
        "(12,345)",
        "0.123456789",
        "0,05",
        "5.55e-17",
        "100 200 300",
        "42 of 814 row(s) in 2026",
        "0 of 10 row(s) set aside",
        // Machines, versions, handles, formulas.
        "192.168.100.200",
        "10.0.0.1:8080",
        "4.1.0",
        "@jane",
        "jane@",
        "@SUM(1)",
        "3 @ 5.00",
        "s3a://bucket/2026/06/30/part-00000-1234",
        "/data/opportunity-2026-06-30.csv:12",
        "https://example.com/a?b=1&c=020",
        "jdbc:postgresql://db.example.com:5432/crm",
        "Quarter 2 (2026) 123 456",
      })
  void shouldLeaveWhatIsNeither(String text) {
    assertThat(ContactData.masked(text)).isEqualTo(text);
    assertThat(ContactData.masked("'" + text + "' in amount is no number."))
        .isEqualTo("'" + text + "' in amount is no number.");
    assertThat(ContactData.masked("{\"title\":\"" + text + "\",\"n\":1}"))
        .isEqualTo("{\"title\":\"" + text + "\",\"n\":1}");
  }

  @Test
  void shouldMaskEachOfSeveral() {
    assertThat(ContactData.masked("a@b.com;c@d.org, +1 415 555 0132 or (030) 1234567."))
        .isEqualTo("[e-mail];[e-mail], [phone] or [phone].");
  }

  @Test
  void shouldMaskALongTextInNoTime() {
    String text = "a.".repeat(200_000) + "0".repeat(200_000) + "+1 ".repeat(100_000);

    assertThat(ContactData.masked(text)).hasSize(text.length());
  }
}
