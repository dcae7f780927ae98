package org.sealpost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.browser.Papers.Paper;

/// Somebody's session at the portal without their browser's windows: pages and forms as a browser
/// that runs no scripts asks for them and sends them.
final class FormClient {
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"(csrf|version)\" value=\"([^\"]*)\"");

  private final APIRequestContext http;
  private final List<String> seen = new ArrayList<>();

  /// @param visitor who has signed in
  FormClient(Visitor visitor) {
    this.http = visitor.browser().request();
  }

  /// All pages so far.
  List<String> seen() {
    return List.copyOf(seen);
  }

  /// A page that has to be there.
  String page(String address) {
    APIResponse answer = http.get(address);
    String page = answer.text();
    assertThat(answer.status()).as("%s: %s", address, page).isEqualTo(200);
    seen.add(page);
    return page;
  }

  int status(String address) {
    return http.get(address).status();
  }

  byte[] file(String address) {
    APIResponse answer = http.get(address);
    assertThat(answer.status()).as(address).isEqualTo(200);
    return answer.body();
  }

  /// Writes an answer and sends it.
  ///
  /// @param as which kind, as addresses name it
  /// @return the page that comes then
  String answer(String message, String as, String text, Paper... papers) {
    return send(message, filled(message, as, text, papers));
  }

  /// The form of an answer, to be sent.
  FormData filled(String message, String as, String text, Paper... papers) {
    FormData form = FormData.create();
    Matcher fields = FIELD.matcher(page(message + "/answer?as=" + as));
    while (fields.find()) {
      form.set(fields.group(1), fields.group(2));
    }
    form.set("as", as).set("html", "").set("text", text).set("do", "send");
    for (Paper paper : papers) {
      form.append("files", new FilePayload(paper.name(), paper.mediaType(), paper.content()));
    }
    return form;
  }

  /// The page that comes then.
  String send(String message, FormData form) {
    String page = http.post(message + "/answer", RequestOptions.create().setMultipart(form)).text();
    seen.add(page);
    return page;
  }
}
